import { Time } from '../time/Time.tsx'
import styles from './divider.module.css'

/** The day, between the messages of one day and those of the next. */
export function DaySeparator({ at }: { readonly at: string | number | Date }) {
  return (
    <div className={styles.day}>
      <Time at={at} as="day" />
    </div>
  )
}
