import { Button } from '../../ui/button/Button.tsx'
import { ErrorState } from '../../ui/error-state/ErrorState.tsx'
import type { Failure } from './ask.ts'

interface FailureNoticeProps {
  readonly failure: Failure | undefined
  readonly onRetry?: () => void
}

/** A refusal as a person reads it; nothing when there is none. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  if (!failure) return null
  return (
    <ErrorState
      title={failure.title}
      next={failure.next}
      code={failure.code}
      action={
        onRetry && (
          <Button size="small" onPress={onRetry}>
            Try again
          </Button>
        )
      }
    />
  )
}
