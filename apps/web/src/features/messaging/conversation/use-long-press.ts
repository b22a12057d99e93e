import { type MouseEvent, type PointerEvent, useRef } from 'react'

/** How long a finger rests before it means “menu”, in ms, and how far it may tremble, in px. */
const pressMs = 450
const tremblePx = 10

/** Opens a menu by a long press or by the context button of a mouse; a chosen text or a link keeps the browser's own. */
export function useLongPress(open: (element: HTMLElement) => void) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)

  function release(): void {
    if (held.current) clearTimeout(held.current.timer)
    held.current = null
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.pointerType === 'mouse') return
      const element = event.currentTarget
      release()
      const timer = setTimeout(() => {
        held.current = null
        open(element)
      }, pressMs)
      held.current = { timer, x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (!held.current) return
      const { x, y } = held.current
      if (Math.hypot(event.clientX - x, event.clientY - y) > tremblePx) release()
    },
    onPointerUp: release,
    onPointerCancel: release,
    onContextMenu(event: MouseEvent<HTMLElement>): void {
      const overLink = event.target instanceof Element && event.target.closest('a') !== null
      if (overLink || (getSelection()?.toString() ?? '') !== '') return
      event.preventDefault()
      release()
      open(event.currentTarget)
    },
  }
}
