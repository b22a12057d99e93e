import { api } from '@baton/contract'
import { useState } from 'react'
import { ask } from '../../../app/session/ask.ts'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Details } from '../../../ui/details/Details.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import styles from './files.module.css'
import { type Waiting, waitingSnapshot } from './waiting-snapshot.ts'

/** As many as one answer holds: then there may be more. */
const page = 100

/** How files fare: the room, what looks for malware, and what waits, was refused or is damaged. */
export function FilesPage() {
  const { answer, reload } = useAsk(api.files.listWaiting, {}, { keepsEarlier: true })
  const [earlier, setEarlier] = useState<Waiting['files']>([])
  const nameOf = useNameOf()
  const first = answer?.ok ? answer.value : undefined
  const snapshot = first && waitingSnapshot(first, [...first.files, ...earlier])

  async function showEarlier() {
    const before = [...(first?.files ?? []), ...earlier].at(-1)?.addedAt
    if (before === undefined) return
    const next = await ask(api.files.listWaiting, { before })
    if (next.ok) setEarlier([...earlier, ...next.value.files])
  }

  return (
    <Page
      title="Files"
      help="Every file is checked before anyone sees it. What waits, was refused or is damaged stands here, without its name."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      {!answer && <Skeleton label="Loading files" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && (
        <Panel title="Checks" action={<Tag tone={snapshot.scanner.tone}>{snapshot.scanner.tag}</Tag>}>
          <p>{snapshot.scanner.words}</p>
          <Details entries={[{ term: 'Room used', value: snapshot.room }]} />
          {snapshot.damaged && (
            <p className={styles.bad} role="alert">
              {snapshot.damaged}
            </p>
          )}
        </Panel>
      )}
      {snapshot && (
        <Panel title="Waiting, refused, damaged">
          {snapshot.rows.length === 0 && (
            <EmptyState title="Nothing waits" level={3}>
              Every file that came was checked and is where it belongs.
            </EmptyState>
          )}
          <ul className={styles.list}>
            {snapshot.rows.map(({ id, what, notice, state, addedBy, addedAt }) => (
              <li key={id} className={styles.one}>
                <p className={styles.what}>
                  <Tag tone={state.tone}>{state.word}</Tag> <b>{what}</b>
                </p>
                <p>
                  {notice.title} {notice.next}
                </p>
                <p className={styles.soft}>
                  Added by <bdi>{nameOf(addedBy)}</bdi>, <Time at={addedAt} as="both" />
                </p>
              </li>
            ))}
          </ul>
          {(first?.files.length ?? 0) >= page && (
            <Button onPress={() => void showEarlier()}>Show earlier ones</Button>
          )}
        </Panel>
      )}
    </Page>
  )
}
