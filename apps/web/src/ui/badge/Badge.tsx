import { cx } from '../cx.ts'
import { VisuallyHidden } from '../visually-hidden/VisuallyHidden.tsx'
import styles from './badge.module.css'

interface BadgeProps {
  /** Nothing is drawn for 0. */
  readonly count: number
  /** What is counted, for a screen reader: “unread messages”. */
  readonly label: string
  /**
   * `mention` for what names me: an @ stands before the number; `pressing` for what somebody waits for, an ! before it;
   * `muted` for what asks nothing of me.
   */
  readonly tone?: 'accent' | 'mention' | 'pressing' | 'muted'
}

/** A count. */
export function Badge({ count, label, tone = 'accent' }: BadgeProps) {
  if (count <= 0) return null
  return (
    <span className={cx(styles.badge, styles[tone])}>
      <span aria-hidden="true">
        {tone === 'mention' && '@'}
        {tone === 'pressing' && '!'}
        {count > 99 ? '99+' : count}
      </span>
      <VisuallyHidden>
        {count} {label}
      </VisuallyHidden>
    </span>
  )
}
