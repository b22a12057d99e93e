import { type PointerEvent, type RefObject, useRef, useState } from 'react'

interface Dragging {
  readonly id: string
  /** Before whom it would be dropped; `null` at the end. */
  readonly beforeId: string | null
}

/**
 * Dragging rows by a handle, with a mouse, a pen or a finger. Rows carry `data-row-id`. Whoever does not drag moves with
 * the arrow keys on the handle, or by the row's menu.
 */
export function useDrag(
  rows: RefObject<HTMLElement | null>,
  drop: (id: string, beforeId: string | null) => void,
) {
  const [dragging, setDragging] = useState<Dragging>()
  const current = useRef<Dragging>(undefined)

  function set(next: Dragging | undefined): void {
    current.current = next
    setDragging(next)
  }

  function beforeWhom(y: number): string | null {
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-row-id]') ?? [])]
    const next = all.find((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    return next?.dataset.rowId ?? null
  }

  function handle(id: string) {
    return {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        set({ id, beforeId: id })
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (current.current?.id === id) set({ id, beforeId: beforeWhom(event.clientY) })
      },
      onPointerUp() {
        const done = current.current
        set(undefined)
        if (done && done.beforeId !== done.id) drop(done.id, done.beforeId)
      },
      onPointerCancel: () => set(undefined),
    }
  }

  return { dragging, handle }
}
