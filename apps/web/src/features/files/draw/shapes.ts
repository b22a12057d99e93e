import type { DrawnShape } from '@baton/contract'

export type Tool = DrawnShape['shape']

/** A spot on a picture, in shares of its width and height. */
export interface Share {
  readonly x: number
  readonly y: number
}

/** How far a press of an arrow key moves or sizes a shape, as a share of the picture. */
export const keyStep = 0.02
const smallestCircle = 0.01
/** A drag shorter than this was a tap. */
const shortestDrag = 0.015

/** What a tool puts into the middle of the picture, for whoever draws with the keyboard. */
export function placed(tool: Tool, words: string): DrawnShape {
  if (tool === 'arrow') return { shape: 'arrow', from: { x: 0.35, y: 0.65 }, to: { x: 0.5, y: 0.5 } }
  if (tool === 'circle') return { shape: 'circle', centre: { x: 0.5, y: 0.5 }, radius: 0.1 }
  return { shape: 'text', at: { x: 0.5, y: 0.5 }, words }
}

/**
 * What a drag draws; `null` for a mere tap, which draws nothing.
 *
 * @param ratio the picture's height for its width
 */
export function dragged(
  tool: 'arrow' | 'circle',
  start: Share,
  end: Share,
  ratio: number,
): DrawnShape | null {
  const [from, to] = [inside(start), inside(end)]
  const length = Math.hypot(to.x - from.x, (to.y - from.y) * ratio)
  if (length < shortestDrag) return null
  if (tool === 'arrow') return { shape: 'arrow', from, to }
  return { shape: 'circle', centre: from, radius: Math.min(1, length) }
}

/** The shape moved as far as the picture goes. */
export function moved(shape: DrawnShape, by: Share): DrawnShape {
  if (shape.shape === 'arrow') {
    const x = heldBy(by.x, [shape.from.x, shape.to.x])
    const y = heldBy(by.y, [shape.from.y, shape.to.y])
    return { ...shape, from: plus(shape.from, { x, y }), to: plus(shape.to, { x, y }) }
  }
  if (shape.shape === 'circle') return { ...shape, centre: inside(plus(shape.centre, by)) }
  return { ...shape, at: inside(plus(shape.at, by)) }
}

/** An arrow's tail moved, its tip staying; a circle made larger (right, up) or smaller. Words have one size. */
export function sized(shape: DrawnShape, by: Share): DrawnShape {
  if (shape.shape === 'arrow') return { ...shape, from: inside(plus(shape.from, by)) }
  if (shape.shape === 'circle') {
    return { ...shape, radius: Math.min(1, Math.max(smallestCircle, shape.radius + by.x - by.y)) }
  }
  return shape
}

/** “Arrow”, “Circle”, “Words: wound edge” */
export function shapeName(shape: DrawnShape): string {
  if (shape.shape === 'arrow') return 'Arrow'
  if (shape.shape === 'circle') return 'Circle'
  return `Words: ${shape.words}`
}

/** The two strokes of an arrow's head, in the units of its line. */
export function headOf(from: Share, to: Share, length: number): readonly [Share, Share] {
  const back = Math.atan2(from.y - to.y, from.x - to.x)
  const wing = (turn: number) => ({
    x: to.x + length * Math.cos(back + turn),
    y: to.y + length * Math.sin(back + turn),
  })
  return [wing(Math.PI / 7), wing(-Math.PI / 7)]
}

function plus(a: Share, b: Share): Share {
  return { x: a.x + b.x, y: a.y + b.y }
}

function inside({ x, y }: Share): Share {
  return { x: clamped(x), y: clamped(y) }
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** As much of a step as keeps all of these between 0 and 1. */
function heldBy(step: number, values: readonly number[]): number {
  return Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), step))
}
