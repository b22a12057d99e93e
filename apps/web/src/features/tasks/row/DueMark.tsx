import { AlarmClock, Clock, TimerOff } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import type { DueLine } from '../words/due-words.ts'
import styles from './row.module.css'

const shapes = { later: Clock, soon: AlarmClock, overdue: TimerOff }

/** By when, in words; a shape says too whether it comes up or is over. */
export function DueMark({ due, at }: { readonly due: DueLine; readonly at: string }) {
  const Shape = shapes[due.state]
  return (
    <span className={cx(styles.due, styles[due.state])}>
      <Shape aria-hidden="true" />
      <time dateTime={at}>{due.words}</time>
    </span>
  )
}
