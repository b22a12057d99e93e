import { useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { RowButton } from '../../../ui/row/Row.tsx'
import { UrgencyMark } from '../words/UrgencyMark.tsx'
import styles from './digest.module.css'
import type { DigestSnapshot } from './digest-snapshot.ts'

interface DigestListProps {
  readonly digest: DigestSnapshot
  readonly onOpen: (conversationId: string) => void
}

/** The first five conversations, and the others when they are asked for. */
export function DigestList({ digest, onOpen }: DigestListProps) {
  const [isAll, setAll] = useState(false)
  const rows = isAll ? digest.rows : digest.rows.slice(0, digest.first)
  return (
    <>
      <p className={styles.summary}>{digest.summary}</p>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.conversationId}>
            <RowButton
              title={<bdi>{row.title}</bdi>}
              meta={row.count}
              subtitle={<bdi>{row.last}</bdi>}
              trailing={row.urgency && <UrgencyMark look={row.urgency} />}
              isStrong={row.urgency !== null}
              onPress={() => onOpen(row.conversationId)}
            />
          </li>
        ))}
      </ul>
      {rows.length < digest.rows.length && (
        <Button variant="quiet" onPress={() => setAll(true)}>
          Show all {digest.rows.length}
        </Button>
      )}
    </>
  )
}
