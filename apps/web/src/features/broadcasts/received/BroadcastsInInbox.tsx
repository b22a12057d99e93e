import { Megaphone } from 'lucide-react'
import { useIsQuiet } from '../../../platform/use-duty.ts'
import { Badge } from '../../../ui/badge/Badge.tsx'
import { RowLink } from '../../../ui/router/links.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import { useBroadcasts } from '../use-broadcasts.ts'
import { senderWords } from '../words.ts'
import styles from './in-inbox.module.css'
import { ReceivedCard } from './ReceivedCard.tsx'
import { waitsForMe } from './waits-for-me.ts'

/** Above my conversations: the newest broadcast that waits for me, and the way to all of them. */
export function BroadcastsInInbox({ isSelected }: { readonly isSelected: boolean }) {
  const { received, sent } = useBroadcasts()
  const naming = useUrgentNaming()
  const isQuiet = useIsQuiet()
  const waiting = received.filter(waitsForMe)
  const [first] = waiting
  const [newest] = [...received, ...sent].sort((a, b) => (a.sentAt > b.sentAt ? -1 : 1))
  if (!newest) return null
  return (
    <section className={styles.section} aria-label="Broadcasts">
      {first && !isSelected && <ReceivedCard key={first.id} broadcast={first} isAbove />}
      <RowLink
        to="/messages/broadcasts"
        isSelected={isSelected}
        leading={
          <span className={styles.icon} aria-hidden="true">
            <Megaphone />
          </span>
        }
        title="Broadcasts"
        meta={<Time at={newest.sentAt} as="list" />}
        subtitle={
          <bdi>
            {senderWords(newest, naming)}: {newest.body}
          </bdi>
        }
        trailing={
          <Badge
            count={isQuiet ? 0 : waiting.length}
            label={waiting.length === 1 ? 'broadcast that waits for you' : 'broadcasts that wait for you'}
          />
        }
        isStrong={waiting.length > 0 && !isQuiet}
      />
    </section>
  )
}
