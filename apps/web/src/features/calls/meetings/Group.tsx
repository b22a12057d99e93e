import type { ReactNode } from 'react'
import styles from './meetings.module.css'

/** A part of the list: what was missed, what is now, a day, what is over. */
export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={styles.day}>{title}</h2>
      {children}
    </section>
  )
}
