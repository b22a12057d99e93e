import type { ReactNode } from 'react'
import { cx } from '../../ui/cx.ts'
import { Logo } from '../../ui/logo/Logo.tsx'
import { useTitle } from '../../ui/page/title.ts'
import styles from './doorway.module.css'

interface DoorwayProps {
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The frame of every page before someone is signed in. */
export function Doorway({ isWide = false, children }: DoorwayProps) {
  useTitle('Sign in')
  return (
    <div className={cx(styles.doorway, isWide && styles.wide)}>
      <header className={styles.side}>
        <Logo size="large" isOnHeader />
        <p className={styles.promise}>Pass it on, and know that it arrived.</p>
        <svg className={styles.mark} viewBox="0 0 400 400" aria-hidden="true" focusable="false">
          <path d="M20 380 240 160" />
          <path className={styles.tip} d="M246 154 320 80" />
        </svg>
      </header>
      <main className={styles.main}>
        <div className={styles.content}>{children}</div>
      </main>
    </div>
  )
}
