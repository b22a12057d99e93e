import type { Message } from '@baton/contract'
import { Words } from '../markup/Words.tsx'
import type { Naming } from '../use-messaging.ts'
import styles from './about-patient.module.css'
import { saidRows } from './said-rows.ts'

interface SaidListProps {
  readonly label: string
  readonly messages: readonly Message[]
  readonly naming: Naming
  readonly now: Date
}

/** Messages to be read and not answered, oldest first, each with who wrote it and when. */
export function SaidList({ label, messages, naming, now }: SaidListProps) {
  return (
    <ol className={styles.said} aria-label={label}>
      {saidRows(messages, naming, now).map((row) => (
        <li key={row.id} className={styles.message}>
          <p className={styles.by}>
            <strong>
              <bdi>{row.author}</bdi>
            </strong>{' '}
            <span className={styles.soft}>
              {row.role && `${row.role} · `}
              {row.when}
            </span>
          </p>
          {row.body === null ? (
            <p className={styles.soft}>Message withdrawn</p>
          ) : (
            <Words body={row.body} nameOf={naming.nameOfMention} isMine={naming.isMine} />
          )}
        </li>
      ))}
    </ol>
  )
}
