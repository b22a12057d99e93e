import { api } from '@baton/contract'
import { RefreshCw } from 'lucide-react'
import { useEffect } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useNow } from '../../../platform/use-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Details } from '../../../ui/details/Details.tsx'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useWards } from '../../patients/use-wards.ts'
import { FeedPlaces } from './FeedPlaces.tsx'
import styles from './feed.module.css'
import { feedSnapshot } from './feed-snapshot.ts'
import { WaitingMessage } from './WaitingMessage.tsx'

/** No event tells of the feed: it is asked again so often while it is looked at, in ms. */
const every = 15_000

const stateTags = { good: 'Listening', warn: 'Listening, silent', quiet: 'Off' } as const

/** How the hospital’s feed fares, and the messages that wait for somebody. */
export function FeedPage() {
  const { answer, reload } = useAsk(api.patients.openFeed, {}, { keepsEarlier: true })
  const retry = useAct(api.patients.retryMessages)
  const wards = useWards()
  const now = useNow()

  useEffect(() => {
    const asking = setInterval(() => document.visibilityState === 'visible' && reload(), every)
    return () => clearInterval(asking)
  }, [reload])

  async function tryAll(): Promise<void> {
    const tried = await retry.run({})
    if (!tried.ok) return
    const { used, waiting } = tried.value
    notify(`${used} used, ${waiting} still waiting`, { tone: used > 0 ? 'good' : 'plain' })
    await outdate(api.patients.openFeed)
  }

  const feed = answer?.ok ? answer.value : undefined
  const snapshot = feed && feedSnapshot(feed, wards, now)
  return (
    <Page
      title="Patient feed"
      help="HL7 messages from the hospital’s patient administration system: admissions, moves, discharges, corrections, merges."
      back={<BackLink to="/admin" label="Back to Manage" />}
    >
      {!answer && <Skeleton label="Loading the feed" count={3} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
      {snapshot && (
        <Panel title="State" action={<Tag tone={snapshot.tone}>{stateTags[snapshot.tone]}</Tag>}>
          <p>{snapshot.words}</p>
          <Details entries={snapshot.counts.map(({ term, count }) => ({ term, value: count }))} />
        </Panel>
      )}
      {feed && snapshot && (
        <Panel
          title={snapshot.waiting ?? 'Messages that wait'}
          help="Each was kept and acknowledged; none holds up another."
          action={
            snapshot.waiting && (
              <Button icon={<RefreshCw />} isBusy={retry.isBusy} onPress={() => void tryAll()}>
                Try all again
              </Button>
            )
          }
        >
          <FailureNotice failure={retry.failure} />
          {!snapshot.waiting && (
            <EmptyState title="No message waits" level={3}>
              What Baton cannot use by itself stands here with its reason.
            </EmptyState>
          )}
          <ul className={styles.list}>
            {feed.messages.map((message) => (
              <li key={message.id} className={styles.message}>
                <WaitingMessage message={message} />
              </li>
            ))}
          </ul>
          {feed.messages.length < feed.waiting && (
            <p className={styles.soft}>…and more, which stand here when these are dealt with.</p>
          )}
        </Panel>
      )}
      {snapshot && <FeedPlaces places={snapshot.places} unknownPlaces={snapshot.unknownPlaces} />}
    </Page>
  )
}
