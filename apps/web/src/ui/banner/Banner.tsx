import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import styles from './banner.module.css'

interface BannerProps {
  readonly tone?: 'info' | 'warn' | 'bad' | 'good'
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** A line across the top of a surface about the state of everything below it: offline, reconnecting, demonstration. */
export function Banner({ tone = 'info', icon, children, action }: BannerProps) {
  return (
    <div className={cx(styles.banner, styles[tone])} role="status">
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <div className={styles.words}>{children}</div>
      {action}
    </div>
  )
}
