import type { Area } from './pixelate.ts'

/** A rectangle in shares of a picture. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const wholeFrame: Frame = { left: 0, top: 0, right: 1, bottom: 1 }

/** The corners and sides by which a frame is drawn larger or smaller. */
export const handles = [
  { id: 'top-left', name: 'Top left corner', x: 'left', y: 'top' },
  { id: 'top', name: 'Top edge', x: null, y: 'top' },
  { id: 'top-right', name: 'Top right corner', x: 'right', y: 'top' },
  { id: 'right', name: 'Right edge', x: 'right', y: null },
  { id: 'bottom-right', name: 'Bottom right corner', x: 'right', y: 'bottom' },
  { id: 'bottom', name: 'Bottom edge', x: null, y: 'bottom' },
  { id: 'bottom-left', name: 'Bottom left corner', x: 'left', y: 'bottom' },
  { id: 'left', name: 'Left edge', x: 'left', y: null },
] as const
export type Handle = (typeof handles)[number]

/** A frame is never smaller than this share of the picture. */
const smallest = 0.05

/** The frame after a handle was moved. */
export function pulled(frame: Frame, { x, y }: Handle, by: { x: number; y: number }): Frame {
  const next = { ...frame }
  if (x === 'left') next.left = between(frame.left + by.x, 0, frame.right - smallest)
  if (x === 'right') next.right = between(frame.right + by.x, frame.left + smallest, 1)
  if (y === 'top') next.top = between(frame.top + by.y, 0, frame.bottom - smallest)
  if (y === 'bottom') next.bottom = between(frame.bottom + by.y, frame.top + smallest, 1)
  return next
}

/** The whole frame moved, within the picture. */
export function shifted(frame: Frame, by: { x: number; y: number }): Frame {
  const x = between(by.x, -frame.left, 1 - frame.right)
  const y = between(by.y, -frame.top, 1 - frame.bottom)
  return { left: frame.left + x, right: frame.right + x, top: frame.top + y, bottom: frame.bottom + y }
}

/** The frame in whole pixels of a picture: never less than what was marked. */
export function areaOf({ left, top, right, bottom }: Frame, width: number, height: number): Area {
  const x = Math.max(0, Math.floor(left * width))
  const y = Math.max(0, Math.floor(top * height))
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(right * width)) - x,
    height: Math.min(height, Math.ceil(bottom * height)) - y,
  }
}

/** The frame between two spots, whichever comes first; `null` for a mere tap. */
export function spanned(a: { x: number; y: number }, b: { x: number; y: number }): Frame | null {
  const at = (value: number) => between(value, 0, 1)
  const frame = {
    left: at(Math.min(a.x, b.x)),
    right: at(Math.max(a.x, b.x)),
    top: at(Math.min(a.y, b.y)),
    bottom: at(Math.max(a.y, b.y)),
  }
  return frame.right - frame.left < 0.02 && frame.bottom - frame.top < 0.02 ? null : frame
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

export function isSameFrame(a: Frame, b: Frame): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom
}

/** A frame within another, in the outer one's own shares. */
export function intoFrame(inner: Frame, outer: Frame): Frame {
  const width = outer.right - outer.left
  const height = outer.bottom - outer.top
  return {
    left: (inner.left - outer.left) / width,
    right: (inner.right - outer.left) / width,
    top: (inner.top - outer.top) / height,
    bottom: (inner.bottom - outer.top) / height,
  }
}

/** The other way: shares of a frame as shares of what the frame is in. */
export function outOfFrame(inner: Frame, outer: Frame): Frame {
  const width = outer.right - outer.left
  const height = outer.bottom - outer.top
  return {
    left: outer.left + inner.left * width,
    right: outer.left + inner.right * width,
    top: outer.top + inner.top * height,
    bottom: outer.top + inner.bottom * height,
  }
}
