import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import styles from './panes.module.css'

interface PanesProps {
  /** Its name for a screen reader: “Conversations”. */
  readonly listLabel: string
  readonly list: ReactNode
  readonly detail: ReactNode
  /** On phones one pane shows: the detail when there is one, else the list. */
  readonly isDetailOpen: boolean
  readonly look?: 'list' | 'narrow'
}

/** A list and what is chosen in it, side by side where there is room. */
export function Panes({ listLabel, list, detail, isDetailOpen, look = 'list' }: PanesProps) {
  return (
    <div className={cx(styles.panes, styles[look], isDetailOpen && styles.open)}>
      <section className={styles.listPane} aria-label={listLabel}>
        {list}
      </section>
      <div className={styles.detailPane}>{detail}</div>
    </div>
  )
}
