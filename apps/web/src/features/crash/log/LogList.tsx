import { api } from '@baton/contract'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useCrashNaming } from '../use-crash.ts'
import { logRow } from './log-snapshot.ts'

/** Calls or tests that I was told of, or all of them for an administrator, newest first. */
export function LogList({ kind }: { readonly kind: 'call' | 'test' }) {
  const naming = useCrashNaming()
  const { answer, reload } = useAsk(api.crash.history, { kind })
  const rows = answer?.ok ? answer.value.calls.map((call) => logRow(call, naming)) : []
  return (
    <Panel isFlush>
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {!answer && <Skeleton label="Loading the log" count={3} />}
      {answer?.ok && rows.length === 0 && (
        <EmptyState title={kind === 'call' ? 'No crash calls' : 'No tests'}>
          {kind === 'call' ? 'Calls that you are told of are kept here.' : 'Each team is tested once a day.'}
        </EmptyState>
      )}
      {rows.map(({ id, title, at, subtitle, state }) => (
        <RowLink
          key={id}
          to="/crash/$callId"
          params={{ callId: id }}
          title={title}
          meta={<Time at={at} as="list" />}
          subtitle={subtitle}
          trailing={<Tag tone={state.tone}>{state.word}</Tag>}
        />
      ))}
    </Panel>
  )
}
