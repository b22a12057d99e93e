import { describe, expect, it } from 'vitest'
import {
  drawnSize,
  fitted,
  moved,
  offsetOf,
  reaches,
  screenPer,
  sharesAt,
  toggled,
  turned,
  zoomed,
} from './zoom.ts'

const frame = { width: 400, height: 300 }
const picture = { width: 1600, height: 900 }

describe('looking at a picture', () => {
  it('begins with all of it in the frame, and a small one not blown up', () => {
    expect(drawnSize(fitted, picture, frame)).toEqual({ width: 400, height: 225 })
    expect(drawnSize(fitted, { width: 20, height: 10 }, frame)).toEqual({ width: 40, height: 20 })
    expect(reaches(fitted, picture, frame)).toBe(false)
  })

  it('keeps what is under the finger under the finger', () => {
    const at = { x: 120, y: -40 }
    const near = zoomed(fitted, 3, picture, frame, at)
    const [before, after] = [sharesAt(fitted, picture, frame, at), sharesAt(near, picture, frame, at)]
    expect(after.x).toBeCloseTo(before.x)
    expect(after.y).toBeCloseTo(before.y)
  })

  it('goes no nearer than four screen pixels for one of its own, and no farther than all of it', () => {
    const near = zoomed(fitted, 1000, picture, frame)
    expect(screenPer(near, picture, frame)).toBe(4)
    expect(zoomed(near, 0.0001, picture, frame)).toEqual(fitted)
  })

  it('never leaves the frame empty at one side', () => {
    const near = zoomed(fitted, 4, picture, frame)
    const far = moved(near, { x: 10_000, y: 10_000 }, picture, frame)
    expect(offsetOf(far, picture, frame)).toEqual({ x: 600, y: expect.closeTo(300) })
    expect(moved(fitted, { x: 50, y: 50 }, picture, frame)).toEqual(fitted)
  })

  it('turns about what is in the middle, and is itself again after four turns', () => {
    const near = moved(zoomed(fitted, 6, picture, frame), { x: 200, y: 90 }, picture, frame)
    const seen = sharesAt(near, picture, frame, { x: 0, y: 0 })
    let look = near
    for (const turns of [1, 2, 3, 0]) {
      look = turned(look, picture, frame)
      expect(look.turns).toBe(turns)
      const here = sharesAt(look, picture, frame, { x: 0, y: 0 })
      expect(here.x).toBeCloseTo(seen.x)
      expect(here.y).toBeCloseTo(seen.y)
    }
  })

  it('goes near at a double tap and back to the whole at the next', () => {
    const near = toggled(fitted, picture, frame, { x: 100, y: 0 })
    expect(near.scale).toBe(2.5)
    expect(toggled(near, picture, frame, { x: 100, y: 0 })).toEqual(fitted)
  })
})
