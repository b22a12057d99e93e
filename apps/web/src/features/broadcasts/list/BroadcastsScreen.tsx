import { Megaphone } from 'lucide-react'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { BackLink, ButtonLink, RowLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { ReceivedCard } from '../received/ReceivedCard.tsx'
import { summaryOf } from '../sent/sent-snapshot.ts'
import { useBroadcasts, useMayBroadcast } from '../use-broadcasts.ts'
import styles from './list.module.css'

/** The broadcasts of the last thirty days: those that were for me with my answers, and those that I sent. */
export function BroadcastsScreen() {
  const { loaded, received, sent } = useBroadcasts()
  const { isAllowed } = useMayBroadcast()
  const write = (
    <ButtonLink to="/messages/broadcasts/new" variant="primary" icon={<Megaphone />}>
      New broadcast
    </ButtonLink>
  )
  return (
    <Page
      title="Broadcasts"
      help="Something for many people at once. Here for thirty days."
      back={<BackLink to="/messages" label="Back to messages" />}
      actions={isAllowed && write}
    >
      {!loaded && <Skeleton label="Loading broadcasts" count={3} />}
      {loaded && received.length + sent.length === 0 && (
        <EmptyState icon={<Megaphone />} title="No broadcasts yet">
          What is sent to your team or to everyone on duty stands here, with your answer.
        </EmptyState>
      )}
      {received.length > 0 && (
        <section className={styles.received} aria-labelledby="broadcasts-received">
          <Heading level={2} size={19} id="broadcasts-received">
            For you
          </Heading>
          {received.map((broadcast) => (
            <ReceivedCard key={broadcast.id} broadcast={broadcast} />
          ))}
        </section>
      )}
      {sent.length > 0 && (
        <Panel title="Sent by you" isFlush>
          {sent.map((broadcast) => (
            <RowLink
              key={broadcast.id}
              to="/messages/broadcasts/$broadcastId"
              params={{ broadcastId: broadcast.id }}
              title={<bdi>{broadcast.body}</bdi>}
              meta={<Time at={broadcast.sentAt} as="list" />}
              subtitle={summaryOf(broadcast)}
              trailing={broadcast.closedAt !== null && <Tag>Closed</Tag>}
            />
          ))}
        </Panel>
      )}
    </Page>
  )
}
