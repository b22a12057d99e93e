import { cx } from '../cx.ts'
import styles from './logo.module.css'

interface LogoProps {
  readonly size?: 'small' | 'large'
  readonly isOnHeader?: boolean
}

/** The baton, half handed on, and the name. */
export function Logo({ size = 'small', isOnHeader = false }: LogoProps) {
  return (
    <span className={cx(styles.logo, styles[size], isOnHeader && styles.header)}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path className={styles.hand} d="M7.5 24.5 20 12" />
        <path className={styles.tip} d="m18.2 13.8 6.3-6.3" />
      </svg>
      Baton
    </span>
  )
}
