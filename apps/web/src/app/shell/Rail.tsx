import { Link } from '@tanstack/react-router'
import { Badge } from '../../ui/badge/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import styles from './rail.module.css'
import type { ShellSnapshot } from './shell-snapshot.ts'

/** The menu: down the left edge on wide screens, along the bottom on phones. */
export function Rail({ destinations }: { readonly destinations: ShellSnapshot['destinations'] }) {
  return (
    <nav className={styles.rail} aria-label="Main menu">
      <ul className={styles.list}>
        {destinations.map(({ id, label, to, icon: Icon, isCurrent, attention, isForDesks }) => (
          <li key={id} className={cx(isForDesks && styles.forDesks)}>
            <Link
              to={to}
              className={cx(styles.item, isCurrent && styles.current)}
              {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
            >
              <span className={styles.icon}>
                <Icon aria-hidden="true" />
                {attention && (
                  <span className={styles.badge}>
                    <Badge
                      count={attention.count}
                      label={attention.label}
                      tone={attention.isPressing ? 'pressing' : attention.mentions > 0 ? 'mention' : 'accent'}
                    />
                  </span>
                )}
              </span>
              <span className={styles.label}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
