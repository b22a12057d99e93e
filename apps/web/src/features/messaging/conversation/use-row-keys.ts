import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { VirtualizerHandle } from 'virtua'
import type { TimelineRow } from './timeline.ts'

interface Handlers {
  readonly onMenu: (row: TimelineRow, element: HTMLElement) => void
  /** A letter pressed on a message; true when it meant something. */
  readonly onShortcut: (row: TimelineRow, key: string) => boolean
  /** Escape: back to the composer. */
  readonly onLeave: () => void
}

/**
 * One message at a time can be reached with Tab; arrows, Page Up, Page Down, Home and End move over the messages, and
 * the context key, Shift+F10 or Enter opens the menu of the one that holds the keyboard.
 */
export function useRowKeys(
  rows: readonly TimelineRow[],
  list: RefObject<VirtualizerHandle | null>,
  scroller: RefObject<HTMLElement | null>,
  { onMenu, onShortcut, onLeave }: Handlers,
) {
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const wantsFocus = useRef(false)
  const found = activeKey === null ? -1 : rows.findIndex(({ key }) => key === activeKey)
  const activeIndex = found < 0 ? rows.length - 1 : found

  const activate = useCallback((key: string) => {
    wantsFocus.current = true
    setActiveKey(key)
  }, [])

  useEffect(() => {
    if (!wantsFocus.current || activeKey === null) return
    wantsFocus.current = false
    return focusWhenThere(() => rowElement(scroller.current, activeKey))
  }, [activeKey, scroller])

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const row = rows[activeIndex]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const onRow = event.target instanceof HTMLElement && event.target.dataset.rowKey !== undefined
    const to = destination(event.key, activeIndex, rows.length)
    if (to !== null) {
      event.preventDefault()
      list.current?.scrollToIndex(to, { align: 'nearest' })
      const next = rows[to]
      if (next) activate(next.key)
      return
    }
    if (
      event.key === 'ContextMenu' ||
      (event.key === 'F10' && event.shiftKey) ||
      (event.key === 'Enter' && onRow)
    ) {
      event.preventDefault()
      const element = rowElement(scroller.current, row.key)
      if (element) onMenu(row, element)
      return
    }
    if (event.key === 'Escape') onLeave()
    else if (onRow && event.key.length === 1 && onShortcut(row, event.key.toLowerCase()))
      event.preventDefault()
  }

  /** A message that was pressed or reached by Tab becomes the one that holds the keyboard. */
  function onFocus(event: FocusEvent<HTMLElement>): void {
    const row = event.target.closest<HTMLElement>('[data-row-key]')
    if (row?.dataset.rowKey !== undefined) setActiveKey(row.dataset.rowKey)
  }

  return { activeIndex, activate, onKeyDown, onFocus }
}

function destination(key: string, from: number, count: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index))
  switch (key) {
    case 'ArrowUp':
      return within(from - 1)
    case 'ArrowDown':
      return within(from + 1)
    case 'PageUp':
      return within(from - 10)
    case 'PageDown':
      return within(from + 10)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/**
 * A row that is far away is in the page only a few frames after the list went there, and hidden until it was measured.
 * Returns how to stop waiting.
 */
function focusWhenThere(find: () => HTMLElement | null): () => void {
  let frame = 0
  let tries = 0
  const attempt = () => {
    const element = find()
    element?.focus({ preventScroll: true })
    const isThere = element !== null && document.activeElement === element
    if (!isThere && tries++ < 30) frame = requestAnimationFrame(attempt)
  }
  attempt()
  return () => cancelAnimationFrame(frame)
}

function rowElement(scroller: HTMLElement | null, key: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(key)}"]`) ?? null
}
