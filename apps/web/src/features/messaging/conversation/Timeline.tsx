import { ArrowDown } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Badge } from '../../../ui/badge/Badge.tsx'
import { Spinner } from '../../../ui/spinner/Spinner.tsx'
import styles from './timeline.module.css'
import type { TimelineRow } from './timeline.ts'
import { useRowKeys } from './use-row-keys.ts'

/** Nearer to an end than this, in px, is at it. */
const nearPx = 64
/** Nearer than this, in px, the next page is asked for: about two screens, so that it is there before the reader. */
const fetchPx = 1600
/** The height above the first message, where the beginning or a spinner stands; virtua is told of it. */
const headPx = 72

/** A place to go: opening at the first unread message, a quotation, a search hit. */
export interface TimelineGoal {
  readonly key: string
  readonly align: 'start' | 'center' | 'end'
  /** Another value goes there again. */
  readonly turn: number
  /** The message is marked for a moment and takes the keyboard. */
  readonly isMarked: boolean
}

interface TimelineProps {
  readonly label: string
  readonly rows: readonly TimelineRow[]
  readonly reachesStart: boolean
  readonly reachesEnd: boolean
  readonly goal: TimelineGoal | null
  /** Messages below what is on the screen that I have not seen. */
  readonly below: number
  readonly renderRow: (row: TimelineRow, state: { isActive: boolean; isMarked: boolean }) => ReactNode
  readonly onNearStart: () => void
  readonly onNearEnd: () => void
  /** The last row that the screen shows whole, while someone looks at it. */
  readonly onShown: (row: TimelineRow) => void
  readonly onNewest: () => void
  readonly onMenu: (row: TimelineRow, element: HTMLElement) => void
  readonly onShortcut: (row: TimelineRow, key: string) => boolean
  readonly onLeave: () => void
}

/** The messages, of which only those near the screen exist in the page. Mount it anew (`key`) for another window. */
export function Timeline(props: TimelineProps) {
  const { rows, goal, reachesStart, reachesEnd, onNearStart, onNearEnd, onShown } = props
  const list = useRef<VirtualizerHandle>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [isAway, setAway] = useState(false)
  const [marked, setMarked] = useState<string | null>(null)
  const shift = usePrepended(rows)
  const keys = useRowKeys(rows, list, scroller, props)

  const look = useCallback(() => {
    const handle = list.current
    if (!handle || rows.length === 0) return
    const { scrollOffset, viewportSize, scrollSize } = handle
    const toEnd = scrollSize - scrollOffset - viewportSize
    atEnd.current = toEnd < nearPx && reachesEnd
    setAway(!reachesEnd || toEnd > viewportSize / 2)
    if (!reachesStart && scrollOffset < fetchPx) onNearStart()
    if (!reachesEnd && toEnd < fetchPx) onNearEnd()
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return
    const last = handle.findItemIndex(scrollOffset + viewportSize - headPx - 8)
    const row = rows[Math.min(last, rows.length - 1)]
    if (row) onShown(row)
  }, [rows, reachesStart, reachesEnd, onNearStart, onNearEnd, onShown])

  useGoal(rows, goal, list, keys.activate, setMarked)
  useStayAtEnd(rows, reachesEnd, list, atEnd)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new goal also moves what is shown
  useEffect(() => {
    const frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [look, goal])
  useEffect(() => {
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [look])

  const settle = useCallback(() => {
    if (atEnd.current) list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [rows.length])

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-live="off"
        aria-label={props.label}
        aria-busy={!reachesStart && isAway}
        // Without a message that holds the keyboard it is the only thing here that can be scrolled by it.
        tabIndex={keys.activeIndex < 0 ? 0 : undefined}
        onKeyDown={keys.onKeyDown as (event: KeyboardEvent) => void}
        onFocus={keys.onFocus}
      >
        <div className={styles.fill} />
        <div className={styles.head}>
          {reachesStart ? <p>This is where the conversation begins</p> : <Spinner />}
        </div>
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={rows as TimelineRow[]}
          shift={shift}
          startMargin={headPx}
          bufferSize={500}
          keepMounted={keys.activeIndex < 0 ? [] : [keys.activeIndex]}
          onScroll={look}
          onResize={settle}
        >
          {(row, index) => (
            <div key={row.key}>
              {props.renderRow(row, { isActive: index === keys.activeIndex, isMarked: row.key === marked })}
            </div>
          )}
        </Virtualizer>
      </div>
      {isAway && (
        <button type="button" className={styles.newest} onClick={props.onNewest}>
          <ArrowDown aria-hidden="true" />
          <span>Newest</span>
          <Badge count={props.below} label="unread messages below" />
        </button>
      )}
    </div>
  )
}

/** Whether rows were put before those of the last drawing: then virtua keeps the place from the end. */
function usePrepended(rows: readonly TimelineRow[]): boolean {
  const first = useRef<string | undefined>(undefined)
  const now = rows[0]?.key
  const prepended =
    first.current !== undefined && first.current !== now && rows.some(({ key }) => key === first.current)
  useLayoutEffect(() => {
    first.current = now
  }, [now])
  return prepended
}

/** Goes where it was asked to go, once for each turn, and marks the message for two seconds. */
function useGoal(
  rows: readonly TimelineRow[],
  goal: TimelineGoal | null,
  list: { readonly current: VirtualizerHandle | null },
  activate: (key: string) => void,
  setMarked: (key: string | null) => void,
): void {
  const done = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (!goal || done.current === goal.turn) return
    const index = rows.findIndex(({ key }) => key === goal.key)
    if (index < 0) return
    done.current = goal.turn
    list.current?.scrollToIndex(index, { align: goal.align, offset: goal.align === 'start' ? -nearPx : 0 })
    if (!goal.isMarked) return
    setMarked(goal.key)
    activate(goal.key)
  }, [rows, goal, list, activate, setMarked])

  useEffect(() => {
    if (!goal?.isMarked) return
    const timer = setTimeout(() => setMarked(null), 2_000)
    return () => clearTimeout(timer)
  }, [goal, setMarked])
}

/** Who reads the end goes on reading the end; who sends goes there. */
function useStayAtEnd(
  rows: readonly TimelineRow[],
  reachesEnd: boolean,
  list: { readonly current: VirtualizerHandle | null },
  atEnd: { readonly current: boolean },
): void {
  const last = rows.at(-1)
  const before = useRef(last)
  useLayoutEffect(() => {
    const isNew = before.current !== undefined && last !== undefined && before.current.key !== last.key
    before.current = last
    if (!isNew || !reachesEnd) return
    if (atEnd.current || last.unsent) list.current?.scrollToIndex(rows.length - 1, { align: 'end' })
  }, [last, rows.length, reachesEnd, list, atEnd])
}
