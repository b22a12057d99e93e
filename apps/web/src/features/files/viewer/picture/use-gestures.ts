import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { type Look, moved, reaches, type Size, type Spot, toggled, zoomed } from './zoom.ts'

interface Gestures {
  readonly frame: RefObject<HTMLElement | null>
  readonly size: Size | null
  readonly picture: Size
  readonly look: Look
  readonly onLook: (change: (look: Look) => Look) => void
  /** A swipe over a picture that is seen whole. */
  readonly onSwipe: ((by: 1 | -1) => void) | undefined
  /** Given, one finger or the mouse draws; two still zoom. Spots are in pixels from the middle of the frame. */
  readonly drawing:
    | {
        readonly begin: (at: Spot) => void
        readonly go: (at: Spot) => void
        readonly end: (at: Spot) => void
        readonly cancel: () => void
      }
    | undefined
}

/** Two taps belong together within so many ms and px. */
const double = { ms: 320, px: 30 }
const swipePx = 60

/** Wheel, drag, pinch, double tap and swipe, for mouse, pen and fingers alike. */
export function useGestures({ frame, size, picture, look, onLook, onSwipe, drawing }: Gestures) {
  const pointers = useRef(new Map<number, Spot>())
  const start = useRef<{ at: Spot; isDrawing: boolean } | null>(null)
  const tapped = useRef<{ at: Spot; when: number } | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element || !size) return
    // React listens passively, and the page must not scroll or zoom instead.
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.06 : 0.002
      const factor = Math.exp(-event.deltaY * step * (event.ctrlKey ? 4 : 1))
      const at = fromMiddle(element, event.clientX, event.clientY)
      onLook((before) => zoomed(before, factor, picture, size, at))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [frame, size, picture, onLook])

  const spotOf = (event: PointerEvent): Spot =>
    frame.current ? fromMiddle(frame.current, event.clientX, event.clientY) : { x: 0, y: 0 }

  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      // A button within the frame is pressed, not dragged.
      if (event.target instanceof Element && event.target.closest('button')) return
      const at = spotOf(event)
      frame.current?.setPointerCapture(event.pointerId)
      pointers.current.set(event.pointerId, at)
      if (pointers.current.size === 1) {
        start.current = { at, isDrawing: drawing !== undefined }
        drawing?.begin(at)
      } else if (start.current?.isDrawing) {
        start.current.isDrawing = false
        drawing?.cancel()
      }
    },
    onPointerMove(event: PointerEvent) {
      const before = pointers.current.get(event.pointerId)
      if (!before || !size) return
      const at = spotOf(event)
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
      pointers.current.set(event.pointerId, at)
      if (start.current?.isDrawing) drawing?.go(at)
      else if (other) {
        const factor = distance(at, other) / Math.max(1, distance(before, other))
        const by = { x: (at.x - before.x) / 2, y: (at.y - before.y) / 2 }
        const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }
        onLook((now) => moved(zoomed(now, factor, picture, size, middle), by, picture, size))
      } else if (!drawing) {
        onLook((now) => moved(now, { x: at.x - before.x, y: at.y - before.y }, picture, size))
      }
    },
    onPointerUp(event: PointerEvent) {
      if (!pointers.current.delete(event.pointerId) || !size) return
      const at = spotOf(event)
      const began = start.current
      if (pointers.current.size > 0 || !began) return
      start.current = null
      if (began.isDrawing) {
        drawing?.end(at)
        return
      }
      const by = { x: at.x - began.at.x, y: at.y - began.at.y }
      const isTap = Math.hypot(by.x, by.y) < 8
      const isSwipe = Math.abs(by.x) > swipePx && Math.abs(by.x) > 2 * Math.abs(by.y)
      if (isSwipe && event.pointerType !== 'mouse' && !reaches(look, picture, size)) {
        onSwipe?.(by.x < 0 ? 1 : -1)
      }
      if (!isTap || drawing) return
      const last = tapped.current
      const isSecond = last && event.timeStamp - last.when < double.ms && distance(last.at, at) < double.px
      tapped.current = isSecond ? null : { at, when: event.timeStamp }
      if (isSecond) onLook((now) => toggled(now, picture, size, at))
    },
    onPointerCancel(event: PointerEvent) {
      pointers.current.delete(event.pointerId)
      if (start.current?.isDrawing) drawing?.cancel()
      start.current = null
    },
  }
}

function fromMiddle(element: HTMLElement, x: number, y: number): Spot {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: x - left - width / 2, y: y - top - height / 2 }
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
