import type { CardSnapshot } from './card-snapshot.ts'
import styles from './sbar-rows.module.css'

interface SbarRowsProps {
  readonly rows: CardSnapshot['sbar']
  readonly news2: CardSnapshot['news2']
}

/** Situation, background, assessment, recommendation: as much as was filled in. */
export function SbarRows({ rows, news2 }: SbarRowsProps) {
  if (rows.length === 0 && !news2) return null
  return (
    <dl className={styles.rows}>
      {news2 && (
        <div className={styles.row}>
          <dt className={styles.term}>NEWS2</dt>
          <dd>
            <strong className={styles.total}>{news2.total}</strong> {news2.response}
          </dd>
        </div>
      )}
      {rows.map(({ term, words }) => (
        <div key={term} className={styles.row}>
          <dt className={styles.term}>{term}</dt>
          <dd className={styles.words}>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
