import type { ReactNode } from 'react'
import { cx } from '../cx.ts'
import { Heading } from '../heading/Heading.tsx'
import styles from './page.module.css'
import { useTitle } from './title.ts'

interface PageProps {
  readonly title: string
  readonly help?: ReactNode
  /** The way back on phones: an icon link. */
  readonly back?: ReactNode
  /** Above the title on wide screens: a Breadcrumb. */
  readonly trail?: ReactNode
  readonly actions?: ReactNode
  /** The page draws its own heading; the title stays for screen readers and for the bar on phones. */
  readonly isTitleHidden?: boolean
  readonly width?: 'reading' | 'wide'
  readonly children: ReactNode
}

/** What stands in the detail pane: a title with its actions, and panels below it that scroll. */
export function Page({
  title,
  help,
  back,
  trail,
  actions,
  isTitleHidden = false,
  width = 'reading',
  children,
}: PageProps) {
  useTitle(title)
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        {back}
        <span className={styles.barTitle} aria-hidden="true">
          {title}
        </span>
      </div>
      <div className={cx(styles.content, styles[width])}>
        {trail && <div className={styles.trail}>{trail}</div>}
        <header className={cx(styles.header, isTitleHidden && styles.hidden)}>
          <div className={styles.words}>
            <Heading level={1}>{title}</Heading>
            {help && <p className={styles.help}>{help}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}
