import { PhoneOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../../ui/button/Button.tsx'
import { EmptyState } from '../../../../ui/empty-state/EmptyState.tsx'
import { ErrorState } from '../../../../ui/error-state/ErrorState.tsx'
import type { LiveSnapshot } from '../live/live.ts'
import { overWords } from '../words.ts'
import styles from './ends.module.css'

interface OverProps {
  readonly over: NonNullable<LiveSnapshot['over']>
  readonly isCall: boolean
  /** Comes in again; absent where there is no way. */
  readonly onReturn?: (() => void) | undefined
  /** Where to go from here. */
  readonly children?: ReactNode
}

/** Why one is not in the meeting any more, and what one can do. */
export function Over({ over, isCall, onReturn, children }: OverProps) {
  if (over.why === 'refused') {
    const title = over.refusal?.title ?? 'You could not come in.'
    return (
      <ErrorState
        title={title}
        next={over.refusal?.next ?? 'Try again.'}
        {...(over.refusal ? { code: over.refusal.code } : {})}
        action={
          <span className={styles.acts}>
            {onReturn && <Button onPress={onReturn}>Try again</Button>}
            {children}
          </span>
        }
      />
    )
  }
  const { title, next, mayReturn } = overWords(over.why, isCall)
  return (
    <EmptyState
      level={1}
      icon={<PhoneOff />}
      title={title}
      action={
        <span className={styles.acts}>
          {onReturn && mayReturn && (
            <Button variant="primary" onPress={onReturn}>
              Come in again
            </Button>
          )}
          {children}
        </span>
      }
    >
      {next}
    </EmptyState>
  )
}
