import { CircleAlert, Clock3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/button/Button.tsx'
import { cx } from '../../../ui/cx.ts'
import type { Unsent } from '../unsent.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import styles from './message.module.css'

interface UnsentBubbleProps {
  readonly unsent: Unsent
  readonly startsRun: boolean
  readonly endsRun: boolean
  readonly words: ReactNode
  /** What goes with it. */
  readonly files?: ReactNode
  readonly clock: string
  readonly isOffline: boolean
  readonly onRetry: () => void
  readonly onEdit: () => void
  readonly onDiscard: () => void
}

/** A message of mine that only this device has: it says so, and what to do when it was refused. */
export function UnsentBubble(props: UnsentBubbleProps) {
  const { unsent, words, clock, isOffline } = props
  const refused = unsent.state === 'refused'
  return (
    <div
      className={cx(styles.said, styles.own, props.startsRun && styles.first, props.endsRun && styles.last)}
    >
      <div className={cx(styles.bubble, refused ? styles.refused : styles.waiting)}>
        {props.files}
        {unsent.body !== '' && (
          <div className={styles.words} dir="auto">
            {words}
          </div>
        )}
        <p className={styles.foot}>
          <time>{clock}</time>
          {unsent.state === 'sent' && <DeliveryMark delivery={{ state: 'sent' }} />}
          {(unsent.state === 'waiting' || unsent.state === 'sending') && (
            <span className={styles.delivery} data-state="queued">
              <Clock3 aria-hidden="true" />
              {waitingWords(unsent, isOffline)}
            </span>
          )}
        </p>
        {refused && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
          <div className={styles.refusal} role="group" aria-label="This message was not sent">
            <p className={styles.refusalWords}>
              <CircleAlert aria-hidden="true" />
              <span>
                <strong>Not sent.</strong> {unsent.refusal?.title} {unsent.refusal?.next}
              </span>
            </p>
            <div className={styles.refusalActions}>
              {unsent.refusal?.code !== 'file-not-taken' && (
                <Button size="small" onPress={props.onRetry}>
                  Try again
                </Button>
              )}
              <Button size="small" variant="quiet" onPress={props.onEdit}>
                Edit
              </Button>
              <Button size="small" variant="quiet" onPress={props.onDiscard}>
                Discard
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

function waitingWords({ state, behindFiles }: Unsent, isOffline: boolean): string {
  if (isOffline) return 'Kept here until the connection is back'
  if (behindFiles) return 'Waiting for the files of the message before. If it is urgent, telephone'
  return state === 'sending' ? 'Sending' : 'Waiting to send'
}
