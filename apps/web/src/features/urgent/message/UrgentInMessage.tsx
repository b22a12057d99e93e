import { itemFor } from '@baton/client'
import type { Message } from '@baton/contract'
import { type ReactNode, useRef } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { CardActs } from '../card/CardActs.tsx'
import cardStyles from '../card/card.module.css'
import { cardSnapshot, sbarRows } from '../card/card-snapshot.ts'
import { SbarRows } from '../card/SbarRows.tsx'
import { Steps } from '../card/Steps.tsx'
import { useShown } from '../use-shown.ts'
import { useUrgentNaming } from '../use-urgent.ts'
import { news2Response } from '../words/news2.ts'
import styles from './message.module.css'

/** Below its words: the SBAR card, what became of it with everyone who was called, and what I can do. */
export function UrgentFoot({ message }: { readonly message: Message }) {
  const { sbar } = message
  return (
    <div className={styles.foot}>
      {sbar && <SbarRows rows={sbarRows(sbar)} news2={news2Response(sbar.news2)} />}
      <Standing escalationId={message.id} />
    </div>
  )
}

function Standing({ escalationId }: { readonly escalationId: string }) {
  const { urgent } = useClient()
  useStore(urgent.store)
  const naming = useUrgentNaming()
  const escalation = urgent.get(escalationId)
  const now = useServerNow(escalation?.state === 'running' ? 1000 : 30_000)
  if (!escalation) return null
  const item = itemFor(escalation, { personId: naming.viewerId, coordinates: false })
  const card = cardSnapshot(item, naming, now)
  return (
    <>
      <Shown escalationId={escalationId}>
        <div className={cardStyles[card.state.tone]}>
          <p className={cardStyles.state}>{card.state.words}</p>
          {card.next && <p className={cardStyles.next}>{card.next}</p>}
        </div>
        <Steps steps={card.steps} />
      </Shown>
      <CardActs card={card} item={item} hasConversation={false} />
    </>
  )
}

function Shown({ escalationId, children }: { escalationId: string; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  useShown(element, escalationId)
  return (
    <div ref={element} className={cardStyles.standing}>
      {children}
    </div>
  )
}
