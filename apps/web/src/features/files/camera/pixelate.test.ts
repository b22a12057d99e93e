import { describe, expect, it } from 'vitest'
import { areaOf, handles, intoFrame, outOfFrame, pulled, shifted, spanned, wholeFrame } from './frame.ts'
import { blockOf, pixelate } from './pixelate.ts'

const [width, height] = [240, 160]

/** A picture in which no two pixels beside each other are alike, as print on skin is. */
function picture(): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = at % 4 === 3 ? 255 : (at * 37) % 251
  return pixels
}

function colours(pixels: Uint8ClampedArray, area: { x: number; y: number; width: number; height: number }) {
  const seen = new Set<string>()
  for (let y = area.y; y < area.y + area.height; y += 1) {
    for (let x = area.x; x < area.x + area.width; x += 1) {
      const at = (y * width + x) * 4
      seen.add([...pixels.slice(at, at + 4)].join())
    }
  }
  return seen.size
}

describe('blurring a part of a photo', () => {
  it('FIL98: leaves no more than eight blocks along a blurred area, and none smaller than 24 pixels', () => {
    const pixels = picture()
    const area = { x: 20, y: 10, width: 200, height: 100 }
    const block = blockOf(area)
    const blocks = Math.ceil(area.width / block) * Math.ceil(area.height / block)
    expect(area.width / block).toBeLessThanOrEqual(8)
    pixelate(pixels, width, area)
    expect(colours(pixels, area)).toBeLessThanOrEqual(blocks)
    expect(blockOf({ x: 0, y: 0, width: 30, height: 12 })).toBe(24)
  })

  it('changes nothing outside the area', () => {
    const [before, after] = [picture(), picture()]
    pixelate(after, width, { x: 0, y: 50, width, height: 60 })
    expect(after.slice(0, 50 * width * 4)).toEqual(before.slice(0, 50 * width * 4))
    expect(after.slice(110 * width * 4)).toEqual(before.slice(110 * width * 4))
  })
})

describe('a frame on a photo', () => {
  it('is pulled by its corners and edges, and stays within the photo', () => {
    const [corner] = handles
    expect(pulled(wholeFrame, corner, { x: 0.25, y: 0.5 })).toEqual({
      left: 0.25,
      top: 0.5,
      right: 1,
      bottom: 1,
    })
    expect(pulled(wholeFrame, corner, { x: -1, y: 9 })).toMatchObject({ left: 0, top: 0.95 })
    expect(shifted({ left: 0.2, right: 0.5, top: 0, bottom: 0.5 }, { x: 9, y: -9 })).toEqual({
      left: 0.7,
      right: 1,
      top: 0,
      bottom: 0.5,
    })
  })

  it('covers every pixel that it touches', () => {
    expect(areaOf({ left: 0.101, right: 0.199, top: 0, bottom: 1 }, 100, 50)).toEqual({
      x: 10,
      y: 0,
      width: 10,
      height: 50,
    })
  })

  it('is spanned from any corner to any other, and a tap spans none', () => {
    expect(spanned({ x: 0.9, y: 0.2 }, { x: 0.1, y: 1.4 })).toEqual({
      left: 0.1,
      right: 0.9,
      top: 0.2,
      bottom: 1,
    })
    expect(spanned({ x: 0.5, y: 0.5 }, { x: 0.51, y: 0.505 })).toBeNull()
  })

  it('FIL98: what was blurred stays where it is when the photo is cut', () => {
    const crop = { left: 0.25, right: 0.75, top: 0, bottom: 0.5 }
    const name = { left: 0.3, right: 0.4, top: 0.1, bottom: 0.2 }
    const inCrop = intoFrame(name, crop)
    expect(inCrop).toEqual({
      left: expect.closeTo(0.1),
      right: expect.closeTo(0.3),
      top: expect.closeTo(0.2),
      bottom: expect.closeTo(0.4),
    })
    expect(outOfFrame(inCrop, crop)).toEqual({
      left: expect.closeTo(0.3),
      right: expect.closeTo(0.4),
      top: expect.closeTo(0.1),
      bottom: expect.closeTo(0.2),
    })
  })
})
