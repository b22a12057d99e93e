import { expect, test } from 'vitest'
import { emptyVp8Head, readVp8 } from './vp8.ts'

const read = (hex: string) => {
  const bytes = Buffer.from(hex, 'hex')
  const head = emptyVp8Head()
  return { isRead: readVp8(bytes, 0, bytes.length, head), head }
}

test('a keyframe is known by its first packet, whatever stands behind it encrypted', () => {
  expect(read('9080812310').head).toMatchObject({ startsKeyframe: true, pictureId: 0x123, wide: true })
  expect(read('1010').head).toMatchObject({ startsKeyframe: true, pictureIdAt: -1 })
})

test('another frame, and a later packet of a keyframe, are none', () => {
  expect(read('9080812311').head.startsKeyframe).toBe(false)
  expect(read('8080812310').head.startsKeyframe).toBe(false)
  expect(read('9180812310').head.startsKeyframe).toBe(false)
})

test('picture id and layer are found where they stand', () => {
  expect(read('90f0812305a010').head).toMatchObject({ pictureIdAt: 2, layerAt: 4, layer: 5 })
  expect(read('90c0230510').head).toMatchObject({ pictureIdAt: 2, wide: false, pictureId: 0x23, layerAt: 3 })
})

test.each(['', '90', '9080', '908081', '90808123', '90f08123', '90f0812305', '90f0812305a0'])(
  'a descriptor that is cut off is none: %j',
  (hex) => {
    expect(read(hex).isRead).toBe(false)
  },
)
