import type { ReactNode } from 'react'
import styles from './divider.module.css'

/** A line between things; with words, such as “New messages”, in the accent. */
export function Divider({ children }: { readonly children?: ReactNode }) {
  if (!children) return <hr className={styles.divider} />
  return <div className={styles.words}>{children}</div>
}
