import type { DrawnShape } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { beginDrawing, type DrawingAct, drawn, mostShapes } from './drawing.ts'
import { dragged, headOf, keyStep, moved, placed, sized } from './shapes.ts'

const arrow = placed('arrow', '')
const circle = placed('circle', '')

function after(acts: readonly DrawingAct[], shapes: readonly DrawnShape[] = []) {
  return acts.reduce(drawn, beginDrawing(shapes))
}

describe('drawing on a picture', () => {
  it('FIL97: everything that a pointer draws, keys place in the middle, move, size and take away', () => {
    for (const shape of [arrow, circle, placed('text', 'Here')]) {
      const right = moved(shape, { x: keyStep, y: 0 })
      const drawing = after([
        { act: 'add', shape },
        { act: 'change', place: 0, shape: right },
      ])
      expect(drawing).toMatchObject({ shapes: [right], selected: 0 })
      expect(drawn(drawing, { act: 'remove', place: 0 }).shapes).toEqual([])
    }
    expect(sized(circle, { x: keyStep, y: 0 })).toMatchObject({ radius: 0.1 + keyStep })
    expect(sized(arrow, { x: 0, y: keyStep })).toMatchObject({ to: { x: 0.5, y: 0.5 }, from: { x: 0.35 } })
  })

  it('takes back one thing at a time, a row of key presses as one, and clearing too', () => {
    const moving = [1, 2, 3].map(
      (times): DrawingAct => ({
        act: 'change',
        place: 0,
        shape: moved(circle, { x: times * keyStep, y: 0 }),
      }),
    )
    const cleared = after([{ act: 'add', shape: circle }, ...moving, { act: 'clear' }])
    const once = drawn(cleared, { act: 'undo' })
    expect(once.shapes).toEqual([moved(circle, { x: 3 * keyStep, y: 0 })])
    const twice = drawn(once, { act: 'undo' })
    expect(twice.shapes).toEqual([circle])
    expect(drawn(drawn(twice, { act: 'undo' }), { act: 'undo' }).shapes).toEqual([])
  })

  it('begins with what the person drew before, and holds no more than fifty shapes', () => {
    const full = Array.from({ length: mostShapes }, () => circle)
    expect(after([{ act: 'add', shape: arrow }], full).shapes).toEqual(full)
  })

  it('never leaves the picture', () => {
    expect(moved(arrow, { x: 5, y: -5 })).toEqual({
      shape: 'arrow',
      from: { x: 0.85, y: expect.closeTo(0.15) },
      to: { x: 1, y: 0 },
    })
    expect(moved(circle, { x: 5, y: 5 })).toMatchObject({ centre: { x: 1, y: 1 } })
    expect(sized(circle, { x: -5, y: 0 })).toMatchObject({ radius: 0.01 })
  })

  it('draws nothing for a mere tap', () => {
    expect(dragged('arrow', { x: 0.5, y: 0.5 }, { x: 0.505, y: 0.5 }, 0.75)).toBeNull()
    expect(dragged('circle', { x: 0.5, y: 0.5 }, { x: 0.5, y: 0.9 }, 0.5)).toEqual({
      shape: 'circle',
      centre: { x: 0.5, y: 0.5 },
      radius: 0.2,
    })
  })

  it('points an arrow where its tip is', () => {
    const [one, other] = headOf({ x: 0, y: 0 }, { x: 10, y: 0 }, 2)
    expect(one.x).toBeLessThan(10)
    expect(one.y).toBeCloseTo(-other.y)
  })
})
