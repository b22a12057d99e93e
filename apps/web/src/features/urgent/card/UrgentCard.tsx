import type { UrgentItem } from '@baton/client'
import { useId, useRef } from 'react'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { cx } from '../../../ui/cx.ts'
import { useShown } from '../use-shown.ts'
import { useUrgentNaming } from '../use-urgent.ts'
import { UrgencyMark } from '../words/UrgencyMark.tsx'
import { CardActs } from './CardActs.tsx'
import styles from './card.module.css'
import { type CardSnapshot, cardSnapshot } from './card-snapshot.ts'
import { SbarRows } from './SbarRows.tsx'
import { Steps } from './Steps.tsx'

interface UrgentCardProps {
  readonly item: UrgentItem
  readonly level?: 2 | 3
  /** Its conversation can be opened from it; not from within it. */
  readonly hasConversation?: boolean
}

/** Something urgent: who needs what, what became of it with each, and what can be done. */
export function UrgentCard({ item, level = 2, hasConversation = true }: UrgentCardProps) {
  const { escalation } = item
  const naming = useUrgentNaming()
  const now = useServerNow(escalation.state === 'running' ? 1000 : 30_000)
  const card = cardSnapshot(item, naming, now)
  const element = useRef<HTMLElement>(null)
  const title = useId()
  const isAsked = item.asks === 'answer' || item.asks === 'do'
  const acts = <CardActs card={card} item={item} hasConversation={hasConversation} />
  const Heading = `h${level}` as const
  useShown(element, escalation.id)
  return (
    <article
      ref={element}
      className={cx(styles.card, styles[card.urgency.tone], styles[card.state.tone])}
      aria-labelledby={title}
    >
      <header className={styles.top}>
        <UrgencyMark look={card.urgency} />
        <time className={styles.when} dateTime={card.raised.at} title={card.raised.title}>
          {card.raised.words}
        </time>
      </header>
      <Heading id={title} className={styles.reason}>
        {card.reason}
      </Heading>
      <About card={card} />
      <SbarRows rows={card.sbar} news2={card.news2} />
      {/* Whoever must answer finds the answers first, whoever waits finds what they wait for. */}
      {isAsked && acts}
      <div className={styles.standing}>
        <p className={styles.state}>{card.state.words}</p>
        {card.next && <p className={styles.next}>{card.next}</p>}
        <Steps steps={card.steps} />
      </div>
      {!isAsked && acts}
    </article>
  )
}

function About({ card }: { readonly card: CardSnapshot }) {
  return (
    <p className={styles.about}>
      <span>
        From <bdi className={styles.name}>{card.from.name}</bdi>
        {card.from.role && <bdi>, {card.from.role}</bdi>}
      </span>
      {card.to && (
        <span>
          To <bdi className={styles.name}>{card.to}</bdi>
        </span>
      )}
      {card.about && <bdi className={styles.patient}>{card.about}</bdi>}
    </p>
  )
}
