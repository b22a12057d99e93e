import type { ReactNode } from 'react'
import styles from './details.module.css'

interface DetailsProps {
  /** What is not known is left out by the caller. */
  readonly entries: readonly { readonly term: string; readonly value: ReactNode }[]
}

/** Terms and what they are, such as a person’s profession and extension. */
export function Details({ entries }: DetailsProps) {
  return (
    <dl className={styles.details}>
      {entries.map((entry) => (
        <div key={entry.term} className={styles.entry}>
          <dt className={styles.term}>{entry.term}</dt>
          <dd className={styles.value}>{entry.value}</dd>
        </div>
      ))}
    </dl>
  )
}
