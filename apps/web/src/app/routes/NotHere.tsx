import { Compass } from 'lucide-react'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { ButtonLink } from '../../ui/router/links.tsx'

/** An address that leads nowhere. */
export function NotHere() {
  return (
    <main>
      <EmptyState
        level={1}
        icon={<Compass />}
        title="There is no page at this address"
        action={
          <ButtonLink to="/" variant="primary">
            Go to the start
          </ButtonLink>
        }
      >
        The link may be old, or a letter may be missing.
      </EmptyState>
    </main>
  )
}
