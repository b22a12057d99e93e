import type { UrgentItem } from '@baton/client'
import { Check, CornerUpRight, OctagonAlert, Phone, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useServerNow } from '../../../platform/use-server-now.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ButtonLink } from '../../../ui/button/ButtonLink.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { cardSnapshot } from '../card/card-snapshot.ts'
import { PassOn } from '../card/PassOn.tsx'
import { SbarRows } from '../card/SbarRows.tsx'
import { useActing } from '../use-acting.ts'
import { useShown } from '../use-shown.ts'
import { useUrgentNaming } from '../use-urgent.ts'
import styles from './emergency.module.css'

interface EmergencyAlertProps {
  readonly item: UrgentItem
  /** How many more urgent items ask something. */
  readonly others: number
  /** Puts it aside for a moment; it comes back. */
  readonly onAside: () => void
}

/**
 * An emergency takes the whole screen, over whatever is open, until it is answered. A native dialog: the browser keeps
 * focus inside it and everything else out of reach.
 */
export function EmergencyAlert({ item, others, onAside }: EmergencyAlertProps) {
  const naming = useUrgentNaming()
  const now = useServerNow(1000)
  const card = cardSnapshot(item, naming, now)
  const acting = useActing(item.escalation.id)
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [isPassing, setPassing] = useState(false)
  const [title, words] = [useId(), useId()]
  useShown(body, item.escalation.id)

  useEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    // Not a button: somebody may be typing at this moment, and no key of theirs may answer. The beginning is in view.
    heading.current?.focus({ preventScroll: true })
    shown?.scrollTo(0, 0)
    return () => shown?.close()
  }, [])

  return createPortal(
    // A dialog that is open beneath it hides everything but such layers from a screen reader.
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles.alert}
      aria-labelledby={title}
      aria-describedby={words}
      data-react-aria-top-layer="true"
      onCancel={(event) => event.preventDefault()}
    >
      <header className={styles.band}>
        <OctagonAlert aria-hidden="true" />
        <h2 ref={heading} id={title} className={styles.word} tabIndex={-1}>
          {card.urgency.word}
        </h2>
        <span className={styles.when}>{card.raised.words}</span>
      </header>
      <div ref={body} className={styles.body}>
        <div id={words} className={styles.words}>
          <p className={styles.reason}>{card.reason}</p>
          {card.about && (
            <p className={styles.patient}>
              <bdi>{card.about}</bdi>
            </p>
          )}
          <p className={styles.from}>
            From <bdi className={styles.name}>{card.from.name}</bdi>
            {card.from.role && <bdi>, {card.from.role}</bdi>}
            {card.to && ` to ${card.to}`}
          </p>
        </div>
        <SbarRows rows={card.sbar} news2={card.news2} />
        {card.next && <p className={styles.next}>{card.next}</p>}
        {others > 0 && (
          <p className={styles.next}>
            {others === 1 ? '1 more waits for you.' : `${others} more wait for you.`}
          </p>
        )}
        {acting.refusal && (
          <p className={styles.refusal} role="alert">
            <strong>{acting.refusal.title}</strong> {acting.refusal.next}
          </p>
        )}
        {isPassing && (
          <PassOn
            escalationId={card.id}
            isHandOn={false}
            isBusy={acting.busy === 'passOn'}
            rungs={item.escalation.rungs}
            onClose={() => setPassing(false)}
            onChoose={({ target, name }) => {
              void acting.passOn(target).then((isDone) => {
                if (isDone) notify(`${name} is called`, { tone: 'good' })
              })
            }}
          />
        )}
        <Button variant="quiet" onPress={onAside}>
          Put aside for 30 seconds
        </Button>
      </div>
      {!isPassing && (
        <footer className={styles.acts}>
          <Button
            variant="primary"
            icon={<Check />}
            isBusy={acting.busy === 'accept'}
            onPress={() => void acting.act('accept')}
          >
            Accept
          </Button>
          {card.callBack && (
            <ButtonLink href={`tel:${card.callBack.replaceAll(/[^\d+*#]/g, '')}`} icon={<Phone />}>
              Call {card.callBack}
            </ButtonLink>
          )}
          <Button icon={<CornerUpRight />} onPress={() => setPassing(true)}>
            Not me
          </Button>
          <Button icon={<X />} isBusy={acting.busy === 'decline'} onPress={() => void acting.act('decline')}>
            Decline
          </Button>
        </footer>
      )}
    </dialog>,
    document.body,
  )
}
