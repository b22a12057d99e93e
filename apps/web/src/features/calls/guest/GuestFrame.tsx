import type { ReactNode } from 'react'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { Logo } from '../../../ui/logo/Logo.tsx'
import { useTitle } from '../../../ui/page/title.ts'
import styles from './guest.module.css'

interface GuestFrameProps {
  readonly title: string
  readonly children: ReactNode
}

/** The frame of what a guest sees before they are in. */
export function GuestFrame({ title, children }: GuestFrameProps) {
  // Titles stay in the browser's history: no meeting's.
  useTitle('Join a meeting')
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <Logo isOnHeader />
      </header>
      <main className={styles.main}>
        <div className={styles.content}>
          <Heading level={1}>{title}</Heading>
          {children}
        </div>
      </main>
    </div>
  )
}
