import type { DrawnShape } from '@baton/contract'

/** Most shapes of one person on one picture. */
export const mostShapes = 50

/** What is being drawn: what there is, what was before, and which shape the keys move. */
export interface Drawing {
  readonly shapes: readonly DrawnShape[]
  readonly earlier: readonly (readonly DrawnShape[])[]
  readonly selected: number | null
  /** The last change was made by a key to the selected shape: more of the same is one step back. */
  readonly isGoing: boolean
}

export type DrawingAct =
  | { readonly act: 'add'; readonly shape: DrawnShape }
  | { readonly act: 'change'; readonly place: number; readonly shape: DrawnShape }
  | { readonly act: 'remove'; readonly place: number }
  | { readonly act: 'select'; readonly place: number | null }
  | { readonly act: 'undo' }
  | { readonly act: 'clear' }

/** Begins with what the person drew before. */
export function beginDrawing(shapes: readonly DrawnShape[]): Drawing {
  return { shapes, earlier: [], selected: null, isGoing: false }
}

/** The drawing after an act. */
export function drawn(drawing: Drawing, act: DrawingAct): Drawing {
  const { shapes } = drawing
  if (act.act === 'add') {
    if (shapes.length >= mostShapes) return drawing
    return step(drawing, [...shapes, act.shape], shapes.length)
  }
  if (act.act === 'change') {
    const next = shapes.map((shape, place) => (place === act.place ? act.shape : shape))
    const isMore = drawing.isGoing && drawing.selected === act.place
    const after = isMore ? { ...drawing, shapes: next } : step(drawing, next, act.place)
    return { ...after, isGoing: true }
  }
  if (act.act === 'remove') {
    return step(
      drawing,
      shapes.filter((_, place) => place !== act.place),
      null,
    )
  }
  if (act.act === 'select') return { ...drawing, selected: act.place, isGoing: false }
  if (act.act === 'clear') return shapes.length === 0 ? drawing : step(drawing, [], null)
  const before = drawing.earlier.at(-1)
  if (!before) return drawing
  return { shapes: before, earlier: drawing.earlier.slice(0, -1), selected: null, isGoing: false }
}

function step(drawing: Drawing, shapes: readonly DrawnShape[], selected: number | null): Drawing {
  return { shapes, earlier: [...drawing.earlier, drawing.shapes], selected, isGoing: false }
}
