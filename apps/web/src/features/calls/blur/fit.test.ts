import { describe, expect, test } from 'vitest'
import { fit } from './fit.ts'

const model = { width: 256, height: 144 }

describe('a picture is looked at whole and undistorted', () => {
  test('a wide one fills the model’s frame', () => {
    expect(fit({ width: 640, height: 360 }, model)).toEqual({ ...model, x: 0, y: 0 })
  })

  test('an upright one, from a phone, stands in its middle', () => {
    expect(fit({ width: 360, height: 640 }, model)).toEqual({ width: 81, height: 144, x: 87, y: 0 })
  })

  test('an old camera’s, of four by three, too', () => {
    expect(fit({ width: 640, height: 480 }, model)).toEqual({ width: 192, height: 144, x: 32, y: 0 })
  })
})
