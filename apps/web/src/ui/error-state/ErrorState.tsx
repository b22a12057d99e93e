import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './error-state.module.css'

interface ErrorStateProps {
  /** What happened, in a sentence. */
  readonly title: string
  /** What to do next. */
  readonly next: string
  /** For the help desk: the refusal's own code. */
  readonly code?: string | undefined
  readonly action?: ReactNode
}

/** Something went wrong: a sentence, the next step, and a code that can be read out on the telephone. */
export function ErrorState({ title, next, code, action }: ErrorStateProps) {
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon} aria-hidden="true">
        <TriangleAlert />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p>{next}</p>
        {code && (
          <p className={styles.code}>
            Code for the help desk: <code>{code}</code>
          </p>
        )}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  )
}
