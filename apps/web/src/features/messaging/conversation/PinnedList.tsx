import type { RefObject } from 'react'
import { Popover } from '../../../ui/popover/Popover.tsx'
import styles from './conversation.module.css'
import type { PinnedRow } from './pinned-rows.ts'

interface PinnedListProps {
  /** By number. */
  readonly pinned: readonly PinnedRow[]
  readonly triggerRef: RefObject<Element | null>
  readonly onOpenChange: (isOpen: boolean) => void
  readonly onGo: (number: number) => void
}

/** All that is pinned here, the newest first. */
export function PinnedList({ pinned, triggerRef, onOpenChange, onGo }: PinnedListProps) {
  return (
    <Popover
      label="Pinned messages"
      placement="bottom start"
      isOpen
      triggerRef={triggerRef}
      onOpenChange={onOpenChange}
    >
      <ul className={styles.pinnedList}>
        {pinned.toReversed().map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={styles.pinnedRow}
              onClick={() => {
                onOpenChange(false)
                onGo(row.number)
              }}
            >
              <span className={styles.pinnedMeta}>
                <bdi>{row.name}</bdi>, {row.when}
              </span>
              <span dir="auto" className={styles.pinnedText}>
                {row.words}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
