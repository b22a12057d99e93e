import styles from '../handover.module.css'
import type { EntrySnapshot } from '../handover-snapshot.ts'
import { WrittenBy } from './WrittenBy.tsx'

/** What was written of a patient, and when and by whom. */
export function Notes({ of }: { readonly of: EntrySnapshot }) {
  const { news2, notes } = of
  if (news2 === null && notes.length === 0) return <p className={styles.soft}>Nothing was written.</p>
  return (
    <>
      <dl className={styles.notes}>
        {news2 !== null && (
          <div className={styles.note}>
            <dt>NEWS2</dt>
            <dd>{news2}</dd>
          </div>
        )}
        {notes.map(({ term, words }) => (
          <div key={term} className={styles.note}>
            <dt>{term}</dt>
            <dd>
              <bdi>{words}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <WrittenBy of={of} />
    </>
  )
}
