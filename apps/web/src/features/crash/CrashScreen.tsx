import { api } from '@baton/contract'
import { ScrollText, Siren } from 'lucide-react'
import { FailureNotice } from '../../app/session/FailureNotice.tsx'
import { useAsk } from '../../app/session/use-ask.ts'
import { EmptyState } from '../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { BackLink, ButtonLink } from '../../ui/router/links.tsx'
import { Skeleton } from '../../ui/skeleton/Skeleton.tsx'
import { CallBoard } from './board/CallBoard.tsx'
import { RaiseForm } from './raise/RaiseForm.tsx'
import { useCrash } from './use-crash.ts'

/** Calling a crash team, below the calls that are open. */
export function CrashScreen() {
  const { open } = useCrash()
  const { answer, reload } = useAsk(api.crash.listTeams, {})
  const teams = answer?.ok ? answer.value.teams : []
  return (
    <Page
      title="Crash call"
      help="Also dial 2222 where you are told to: a silenced phone may not ring."
      back={<BackLink to="/urgent" label="Back to urgent" />}
      actions={
        <ButtonLink to="/crash/log" icon={<ScrollText />}>
          Log and tests
        </ButtonLink>
      }
    >
      {open.map(({ id }) => (
        <CallBoard key={id} callId={id} />
      ))}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading the crash teams" count={3} />}
      {answer?.ok && teams.length === 0 && (
        <EmptyState icon={<Siren />} title="No crash teams yet">
          An administrator says which roles a crash call brings, under Manage. Until then, dial 2222.
        </EmptyState>
      )}
      {teams.length > 0 && <RaiseForm teams={teams} />}
    </Page>
  )
}
