import { api, type Meeting } from '@baton/contract'
import { useEffect, useState } from 'react'
import { ask, type Failure } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useCallNaming, useCalls } from '../use-calls.ts'
import { Group } from './Group.tsx'
import { KindMark } from './KindMark.tsx'
import { pastRow } from './list-snapshot.ts'
import styles from './meetings.module.css'

/** Calls and meetings that are over, the newest first; earlier ones when they are asked for. */
export function PastRows({ selectedPath }: { readonly selectedPath: string }) {
  const naming = useCallNaming()
  const { answer, reload } = useAsk(api.calls.history, {}, { keepsEarlier: true })
  // What ends is among these from then on.
  const open = useCalls()
    .meetings.map(({ id }) => id)
    .join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever others are open
  useEffect(() => void outdate(api.calls.history), [open])
  const [earlier, setEarlier] = useState<readonly Meeting[]>([])
  const [isAll, setAll] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  if (!answer) return null
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={reload} />
  const newest = answer.value.meetings
  const known = new Set(newest.map(({ id }) => id))
  const rows = [...newest, ...earlier.filter(({ id }) => !known.has(id))]
  const last = rows.at(-1)
  if (!last) return null

  async function more(before: string): Promise<void> {
    setBusy(true)
    const page = await ask(api.calls.history, { before })
    setBusy(false)
    setFailure(page.ok ? undefined : page.failure)
    if (!page.ok) return
    setEarlier([...earlier, ...page.value.meetings])
    setAll(page.value.meetings.length === 0)
  }

  return (
    <Group title="Before">
      {rows.map((meeting) => {
        const row = pastRow(meeting, naming)
        return (
          <RowLink
            key={row.id}
            to="/meetings/$meetingId"
            params={{ meetingId: row.id }}
            isSelected={selectedPath === `/meetings/${row.id}`}
            leading={<KindMark kind={row.kind} />}
            title={<bdi>{row.title}</bdi>}
            meta={<Time at={row.at} as="list" />}
            subtitle={row.subtitle}
            trailing={row.state && <Tag tone={row.state.tone}>{row.state.word}</Tag>}
          />
        )
      })}
      <FailureNotice failure={failure} />
      {!isAll && (
        <div className={styles.more}>
          <Button variant="quiet" isBusy={isBusy} onPress={() => void more(endOf(last))}>
            Show earlier ones
          </Button>
        </div>
      )}
    </Group>
  )
}

/** By what the list goes on: when the last one ended. */
function endOf({ endedAt, cancelledAt, createdAt }: Meeting): string {
  return endedAt ?? cancelledAt ?? createdAt
}
