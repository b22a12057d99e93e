import { type PointerEvent, type RefObject, useRef } from 'react'

interface Spot {
  readonly x: number
  readonly y: number
}

interface FrameDrag {
  readonly begin?: (at: Spot) => void
  /** @param by since the drag began, and `at` where it is now; both in shares of the box */
  readonly go: (by: Spot, at: Spot, from: Spot) => void
  readonly end?: (by: Spot, at: Spot, from: Spot) => void
}

/** Dragging over a picture, told in shares of it. */
export function useFrameDrag(box: RefObject<HTMLElement | null>, { begin, go, end }: FrameDrag) {
  const from = useRef<Spot | null>(null)
  const spotOf = ({ clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = box.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    return { x: (clientX - left) / width, y: (clientY - top) / height }
  }
  const since = (at: Spot, start: Spot): Spot => ({ x: at.x - start.x, y: at.y - start.y })
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = spotOf(event)
      begin?.(from.current)
    },
    onPointerMove(event: PointerEvent) {
      if (!from.current) return
      const at = spotOf(event)
      go(since(at, from.current), at, from.current)
    },
    onPointerUp(event: PointerEvent) {
      const start = from.current
      from.current = null
      if (!start) return
      const at = spotOf(event)
      end?.(since(at, start), at, start)
    },
    onPointerCancel() {
      from.current = null
    },
  }
}

const keyStep = 0.02

/** What an arrow key moves by, in shares; `null` for any other key. */
export function arrowStep(key: string): Spot | null {
  if (key === 'ArrowLeft') return { x: -keyStep, y: 0 }
  if (key === 'ArrowRight') return { x: keyStep, y: 0 }
  if (key === 'ArrowUp') return { x: 0, y: -keyStep }
  return key === 'ArrowDown' ? { x: 0, y: keyStep } : null
}
