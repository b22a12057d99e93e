import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/banner/Banner.tsx'
import { cx } from '../../ui/cx.ts'
import { Logo } from '../../ui/logo/Logo.tsx'
import { Notices } from '../../ui/toast/Notices.tsx'
import { Line } from './Line.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { Rail } from './Rail.tsx'
import styles from './shell.module.css'
import type { ShellSnapshot } from './shell-snapshot.ts'

interface ShellProps {
  readonly snapshot: ShellSnapshot
  /** Whether I am on duty: in the header, on every screen. */
  readonly duty?: ReactNode
  /** What is said across the whole page besides the line's own banner. */
  readonly bars?: ReactNode
  readonly onSettings: () => void
  readonly onMeetings: () => void
  readonly onSignOut: () => void
  readonly children: ReactNode
}

/** The frame: header, menu (a rail, or a bar at the bottom on phones) and the screen. */
export function Shell({ snapshot, duty, bars, children, ...menu }: ShellProps) {
  return (
    <div className={cx(styles.shell, styles[snapshot.depth])}>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <header className={styles.header}>
        <span className={styles.logo}>
          <Logo isOnHeader />
        </span>
        <span className={styles.organisation}>{snapshot.organisation}</span>
        {snapshot.isDemonstration && <span className={styles.demonstration}>Demonstration</span>}
        <span className={styles.space} />
        <Line line={snapshot.line} />
        {duty}
        <PersonMenu person={snapshot.person} {...menu} />
      </header>
      <div className={styles.banner}>
        {snapshot.banner && (
          <Banner tone={snapshot.banner.tone} icon={<CloudOff />}>
            {snapshot.banner.words}
          </Banner>
        )}
        {bars}
      </div>
      <Rail destinations={snapshot.destinations} />
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <Notices />
    </div>
  )
}
