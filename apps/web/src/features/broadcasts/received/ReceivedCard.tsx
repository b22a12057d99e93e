import { api, type ReceivedBroadcast } from '@baton/contract'
import { Check, CheckCheck, Megaphone } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import { useUrgentNaming } from '../../urgent/use-urgent.ts'
import styles from './received.module.css'
import { receivedSnapshot } from './received-snapshot.ts'
import { useShown } from './use-shown.ts'

interface ReceivedCardProps {
  readonly broadcast: ReceivedBroadcast
  /** Above other things: where nothing is asked it goes away when it is said to be read, not by being shown. */
  readonly isAbove?: boolean
}

/** A broadcast that is for me: the words, from whom, and an answer in one tap. */
export function ReceivedCard({ broadcast, isAbove = false }: ReceivedCardProps) {
  const naming = useUrgentNaming()
  const shown = receivedSnapshot(broadcast, naming)
  const answering = useAct(api.messaging.answerBroadcast)
  const reading = useAct(api.messaging.markBroadcastSeen)
  const [pressed, setPressed] = useState<number>()
  const card = useRef<HTMLElement>(null)
  const title = useId()
  const isTold = isAbove && broadcast.options.length === 0
  useShown(card, isTold ? null : shown.id)

  async function choose(answer: number, words: string) {
    if (answering.isBusy) return
    setPressed(answer)
    const said = await answering.run({ broadcastId: shown.id, answer })
    // Above the list it goes away with the answer.
    if (said.ok && isAbove) notify(`You answered: ${words}`, { tone: 'good' })
  }

  return (
    <article
      ref={card}
      className={cx(styles.card, isAbove && styles.above, shown.urgency?.presses && styles.presses)}
      aria-labelledby={title}
    >
      <header className={styles.head}>
        <Megaphone aria-hidden="true" />
        <span className={styles.words}>
          <span id={title} className={styles.from}>
            Broadcast from <bdi>{shown.from}</bdi>
          </span>
          <span className={styles.soft}>
            <Time at={shown.sentAt} as="list" />
          </span>
        </span>
        {shown.urgency && <Tag tone={shown.urgency.presses ? 'bad' : 'warn'}>{shown.urgency.word}</Tag>}
        {shown.isClosed && <Tag>Closed</Tag>}
      </header>
      <p className={styles.body} dir="auto">
        {shown.body}
      </p>
      {shown.answered && (
        <p className={styles.answered}>
          <CheckCheck aria-hidden="true" />
          <span>
            {shown.answered.words}, <Time at={shown.answered.at} />
          </span>
        </p>
      )}
      {shown.isClosed && !shown.answered && broadcast.options.length > 0 && (
        <p className={styles.soft}>No answers are taken any more.</p>
      )}
      {shown.buttons.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div
          className={styles.buttons}
          role="group"
          aria-label={shown.answered ? 'Change my answer' : 'Answer'}
        >
          {shown.buttons.map(({ answer, words, isChosen }) => (
            <Button
              key={answer}
              {...(isChosen ? { icon: <Check /> } : {})}
              aria-pressed={isChosen}
              isBusy={answering.isBusy && pressed === answer}
              onPress={() => void choose(answer, words)}
            >
              {words}
            </Button>
          ))}
        </div>
      )}
      {isTold && (
        <div className={styles.buttons}>
          <Button
            icon={<Check />}
            isBusy={reading.isBusy}
            onPress={() => void reading.run({ broadcastId: shown.id })}
          >
            Mark as read
          </Button>
        </div>
      )}
      <FailureNotice failure={answering.failure ?? reading.failure} />
    </article>
  )
}
