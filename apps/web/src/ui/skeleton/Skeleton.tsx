import { cx } from '../cx.ts'
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx'
import styles from './skeleton.module.css'

interface SkeletonProps {
  /** What is on its way, for a screen reader: “Loading people”. */
  readonly label: string
  /** `rows` stand where list rows will; `text` where a paragraph will. */
  readonly look?: 'rows' | 'text'
  readonly count?: number
}

/** The shape of what is on its way, in its exact place, so that nothing jumps. Appears only after a moment. */
export function Skeleton({ label, look = 'rows', count = 6 }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: count }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the shapes are all alike and never move
        <div key={place} className={cx(styles[look])} aria-hidden="true">
          {look === 'rows' && <span className={styles.disc} />}
          <span className={styles.lines}>
            <span className={styles.line} />
            <span className={styles.line} />
          </span>
        </div>
      ))}
    </div>
  )
}
