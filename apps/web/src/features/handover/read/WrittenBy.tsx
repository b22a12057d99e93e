import { History } from 'lucide-react'
import { Tag } from '../../../ui/tag/Tag.tsx'
import styles from '../handover.module.css'
import type { EntrySnapshot } from '../handover-snapshot.ts'

/** When the notes were last written and by whom; what is older than this shift says so. */
export function WrittenBy({ of: { written, age } }: { readonly of: EntrySnapshot }) {
  if (written === null) return null
  return (
    <span className={styles.marks}>
      <span className={styles.soft}>
        <bdi>{written}</bdi>
      </span>
      {age !== null && (
        <Tag tone="warn" icon={<History aria-hidden="true" />}>
          {age}
        </Tag>
      )}
    </span>
  )
}
