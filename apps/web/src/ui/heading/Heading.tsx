import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import styles from './heading.module.css'

interface HeadingProps {
  /** Its level in the page. */
  readonly level: 1 | 2 | 3
  /** Its size, when that is not its level's: 36, 26, 22, 19 or 16 px. */
  readonly size?: 36 | 26 | 22 | 19 | 16
  readonly id?: string
  readonly children: ReactNode
}

const sizes = { 1: 26, 2: 22, 3: 19 } as const

/** A heading. */
export function Heading({ level, size = sizes[level], id, children }: HeadingProps) {
  const Level = `h${level}` as const
  return (
    <Level id={id} className={cx(styles.heading, styles[`size${size}`])}>
      {children}
    </Level>
  )
}
