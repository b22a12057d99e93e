import type { UrgentItem } from '@baton/client'
import { Ban, Check, CheckCheck, ClipboardList, CornerUpRight, MessagesSquare, Phone, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { ButtonLink } from '../../../ui/button/ButtonLink.tsx'
import { ButtonLink as RouteLink } from '../../../ui/router/links.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { CallButton } from '../../calls/start/CallButton.tsx'
import { useActing } from '../use-acting.ts'
import styles from './card.module.css'
import type { CardSnapshot } from './card-snapshot.ts'
import { PassOn } from './PassOn.tsx'

interface CardActsProps {
  readonly card: CardSnapshot
  readonly item: UrgentItem
  readonly hasConversation: boolean
}

/** What can be done, the likeliest first; what went wrong, and whom to ring, above it. */
export function CardActs({ card, item, hasConversation }: CardActsProps) {
  const acting = useActing(card.id)
  const [isPassing, setPassing] = useState(false)
  const { acts } = card
  const isHandOn = acts.includes('handOn')
  const act = (name: 'accept' | 'decline' | 'complete' | 'cancel', label: string, icon: ReactNode) =>
    acts.includes(name) && (
      <Button
        variant={name === 'accept' || name === 'complete' ? 'primary' : 'secondary'}
        icon={icon}
        isBusy={acting.busy === name}
        onPress={() => void acting.act(name)}
      >
        {label}
      </Button>
    )
  return (
    <>
      {acting.refusal && (
        <p className={styles.refusal} role="alert">
          <strong>{acting.refusal.title}</strong> {acting.refusal.next}
        </p>
      )}
      {isPassing && (acts.includes('passOn') || isHandOn) ? (
        <PassOn
          escalationId={card.id}
          isHandOn={isHandOn}
          isBusy={acting.busy === 'passOn'}
          rungs={item.escalation.rungs}
          onClose={() => setPassing(false)}
          onChoose={({ target, name }) => {
            void acting.passOn(target).then((isDone) => {
              if (!isDone) return
              setPassing(false)
              notify(`${name} is called`, { tone: 'good' })
            })
          }}
        />
      ) : (
        <div className={styles.acts}>
          {act('accept', 'Accept', <Check />)}
          {act('complete', 'Done', <CheckCheck />)}
          {hasConversation && card.from.canBeRung && card.state.tone !== 'ended' && (
            <CallButton about={{ kind: 'page', id: card.id }} label="Call back" />
          )}
          {card.callBack && !card.from.isMe && card.state.tone !== 'ended' && (
            <ButtonLink href={`tel:${card.callBack.replaceAll(/[^\d+*#]/g, '')}`} icon={<Phone />}>
              Call {card.callBack}
            </ButtonLink>
          )}
          {(acts.includes('passOn') || isHandOn) && (
            <Button icon={<CornerUpRight />} onPress={() => setPassing(true)}>
              {isHandOn ? 'Hand on' : 'Not me'}
            </Button>
          )}
          {act('decline', 'Decline', <X />)}
          {act('cancel', 'Cancel', <Ban />)}
          {card.taskId && (
            <RouteLink
              to="/tasks/$taskId"
              params={{ taskId: card.taskId }}
              variant="quiet"
              icon={<ClipboardList />}
            >
              Task
            </RouteLink>
          )}
          {hasConversation && card.conversationId && (
            <RouteLink
              to="/messages/$conversationId"
              params={{ conversationId: card.conversationId }}
              variant="quiet"
              icon={<MessagesSquare />}
            >
              Conversation
            </RouteLink>
          )}
        </div>
      )}
    </>
  )
}
