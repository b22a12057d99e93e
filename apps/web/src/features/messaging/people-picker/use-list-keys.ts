import { type KeyboardEvent, useRef } from 'react'

/**
 * Arrow keys move over what can be chosen in a list, from the field above it as well; Home and End go to its ends.
 * What can be chosen are the links and buttons inside the element that carries `ref`.
 */
export function useListKeys<Element extends HTMLElement>() {
  const ref = useRef<Element>(null)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const items = [...(ref.current?.querySelectorAll<HTMLElement>('a[href], button') ?? [])]
    const at = document.activeElement instanceof HTMLElement ? items.indexOf(document.activeElement) : -1
    const inField = event.target instanceof HTMLInputElement
    const to = destination(event.key, at, items.length, inField)
    if (to === null) return
    const next = items[to]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return { ref, onKeyDown }
}

function destination(key: string, at: number, count: number, inField: boolean): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (inField) return null
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
