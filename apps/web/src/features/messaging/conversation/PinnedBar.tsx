import { Pin } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import styles from './conversation.module.css'
import type { PinnedRow } from './pinned-rows.ts'

const PinnedList = lazy(async () => ({ default: (await import('./PinnedList.tsx')).PinnedList }))

interface PinnedBarProps {
  /** By number. */
  readonly pinned: readonly PinnedRow[]
  readonly onGo: (number: number) => void
}

/** What is pinned here: the newest in a line, all of them behind it. */
export function PinnedBar({ pinned, onGo }: PinnedBarProps) {
  const [isOpen, setOpen] = useState(false)
  const bar = useRef<HTMLButtonElement>(null)
  const newest = pinned.at(-1)
  if (!newest) return null
  if (pinned.length === 1) {
    return (
      <button type="button" className={styles.pinned} onClick={() => onGo(newest.number)}>
        <PinnedWords row={newest} label="Pinned" />
      </button>
    )
  }
  return (
    <>
      <button
        ref={bar}
        type="button"
        className={styles.pinned}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <PinnedWords row={newest} label={`${pinned.length} pinned`} />
      </button>
      {isOpen && (
        <Suspense>
          <PinnedList pinned={pinned} triggerRef={bar} onOpenChange={setOpen} onGo={onGo} />
        </Suspense>
      )}
    </>
  )
}

function PinnedWords({ row, label }: { readonly row: PinnedRow; readonly label: string }) {
  return (
    <>
      <Pin aria-hidden="true" />
      <strong>{label}</strong>
      <span className={styles.pinnedLine} dir="auto">
        {row.words}
      </span>
    </>
  )
}
