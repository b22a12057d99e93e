import { CalendarClock, Phone } from 'lucide-react'
import type { MeetingRow } from './list-snapshot.ts'
import styles from './meetings.module.css'

/** A call or a meeting, by shape. */
export function KindMark({ kind }: { readonly kind: MeetingRow['kind'] }) {
  return (
    <span className={styles.mark} aria-hidden="true">
      {kind === 'call' ? <Phone /> : <CalendarClock />}
    </span>
  )
}
