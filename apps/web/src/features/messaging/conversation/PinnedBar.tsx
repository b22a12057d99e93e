import { Pin } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Popover, PopoverTrigger } from '../../../ui/popover/Popover.tsx'
import styles from './conversation.module.css'

export interface PinnedRow {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly words: string
  readonly when: string
}

interface PinnedBarProps {
  /** By number. */
  readonly pinned: readonly PinnedRow[]
  readonly onGo: (number: number) => void
}

/** What is pinned here: the newest in a line, all of them behind it. */
export function PinnedBar({ pinned, onGo }: PinnedBarProps) {
  const [isOpen, setOpen] = useState(false)
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
    <PopoverTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={styles.pinned ?? ''}>
        <PinnedWords row={newest} label={`${pinned.length} pinned`} />
      </Button>
      <Popover label="Pinned messages" placement="bottom start">
        <ul className={styles.pinnedList}>
          {pinned.toReversed().map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className={styles.pinnedRow}
                onClick={() => {
                  setOpen(false)
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
    </PopoverTrigger>
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
