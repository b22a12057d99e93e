import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import styles from './tag.module.css'

interface TagProps {
  readonly tone?: 'quiet' | 'info' | 'good' | 'warn' | 'bad'
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A word about a thing: its state or its kind. The word says it; the colour helps. */
export function Tag({ tone = 'quiet', icon, children }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[tone])}>
      {icon}
      {children}
    </span>
  )
}
