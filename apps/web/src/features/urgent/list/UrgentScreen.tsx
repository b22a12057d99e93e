import { BellRing, Siren } from 'lucide-react'
import { ClientContext, useHomeClient } from '../../../platform/use-client.ts'
import { EmptyState } from '../../../ui/empty-state/EmptyState.tsx'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ButtonLink } from '../../../ui/router/links.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { UrgentCard } from '../card/UrgentCard.tsx'
import { UrgentButton } from '../compose/UrgentButton.tsx'
import { useUrgentEverywhere } from '../use-urgent.ts'
import styles from './list.module.css'
import { listSnapshot } from './list-snapshot.ts'

/** Everything urgent that concerns me: what asks something of me first, what ended lately last. */
export function UrgentScreen() {
  const snapshot = useUrgentEverywhere()
  const home = useHomeClient()
  const groups = listSnapshot(snapshot)
  return (
    <Page
      title="Urgent"
      help="What somebody must accept. It stays here until it is done."
      actions={
        <>
          <ButtonLink to="/crash" icon={<Siren />}>
            Crash call
          </ButtonLink>
          <UrgentButton target={null} label="Send urgent" />
        </>
      }
    >
      {!snapshot.loaded && <Skeleton label="Loading what is urgent" look="text" count={4} />}
      {snapshot.loaded && groups.length === 0 && (
        <EmptyState icon={<BellRing />} title="Nothing urgent">
          What you are called to, and what you send, stands here by name and time.
        </EmptyState>
      )}
      {groups.map(({ id, title, items }) => (
        <section key={id} className={styles.group} aria-labelledby={`urgent-${id}`}>
          <Heading level={2} size={19} id={`urgent-${id}`}>
            {title}
          </Heading>
          {items.map((item) => (
            <ClientContext key={item.escalation.id} value={item.visit?.client ?? home}>
              <UrgentCard item={item} level={3} />
            </ClientContext>
          ))}
        </section>
      ))}
    </Page>
  )
}
