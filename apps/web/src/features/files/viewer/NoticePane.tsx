import { Clock, FileWarning } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'
import type { FileNotice } from '../words/file-words.ts'
import styles from './viewer.module.css'

interface NoticePaneProps {
  readonly notice: FileNotice
  readonly children?: ReactNode
}

/** Why there is nothing to see, and what to do. */
export function NoticePane({ notice: { title, next, tone }, children }: NoticePaneProps) {
  return (
    <div className={styles.middle} role="status">
      <span className={cx(styles.kindIcon, tone === 'bad' && styles.bad)} aria-hidden="true">
        {tone === 'bad' ? <FileWarning /> : <Clock />}
      </span>
      <h3>{title}</h3>
      <p className={styles.soft}>{next}</p>
      {children}
    </div>
  )
}
