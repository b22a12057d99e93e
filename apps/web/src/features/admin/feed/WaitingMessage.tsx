import { api, type FeedMessage } from '@baton/contract'
import { useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { useAct } from '../../../app/session/use-act.ts'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import { Time } from '../../../ui/time/Time.tsx'
import { notify } from '../../../ui/toast/notices.ts'
import styles from './feed.module.css'
import { asSentence, problemLooks } from './feed-snapshot.ts'

/** A message that waits: why, and what can be done. */
export function WaitingMessage({ message }: { readonly message: FeedMessage }) {
  const retry = useAct(api.patients.retryMessages)
  const dismiss = useAct(api.patients.dismissMessage)
  const [isReading, setReading] = useState(false)
  const { word, next } = problemLooks[message.problem]
  const named = `${message.type || 'message'} ${message.controlId}`.trim()

  async function tryAgain(): Promise<void> {
    const tried = await retry.run({ messageId: message.id })
    if (!tried.ok) return
    if (tried.value.used > 0) notify('The message was used', { tone: 'good' })
    else notify('It could not be used yet', { tone: 'bad' })
    await outdate(api.patients.openFeed)
  }

  async function letGo(): Promise<void> {
    if ((await dismiss.run({ messageId: message.id })).ok) await outdate(api.patients.openFeed)
  }

  return (
    <>
      <div className={styles.words}>
        <p>
          <Tag tone="warn">{word}</Tag>
        </p>
        <p>
          <bdi>{asSentence(message.details)}</bdi> {next}
        </p>
        <p className={styles.soft}>
          <Time at={message.receivedAt} as="both" /> · {message.type || 'no type'}
          {message.sender && ` from ${message.sender}`}
          {message.controlId && `, number ${message.controlId}`} ·{' '}
          {message.attempts === 1 ? 'tried once' : `tried ${message.attempts} times`}
        </p>
      </div>
      <FailureNotice failure={retry.failure ?? dismiss.failure} />
      <div className={styles.actions}>
        <Button isBusy={retry.isBusy} aria-label={`Try ${named} again`} onPress={() => void tryAgain()}>
          Try again
        </Button>
        <Button aria-label={`Read ${named}`} onPress={() => setReading(true)}>
          Read
        </Button>
        <Button
          variant="quiet"
          isBusy={dismiss.isBusy}
          aria-label={`Dismiss ${named}`}
          onPress={() => void letGo()}
        >
          Dismiss
        </Button>
      </div>
      {isReading && <MessageText message={message} title={named} onClose={() => setReading(false)} />}
    </>
  )
}

interface MessageTextProps {
  readonly message: FeedMessage
  readonly title: string
  readonly onClose: () => void
}

/** The whole text, a segment a line. */
function MessageText({ message, title, onClose }: MessageTextProps) {
  const { answer } = useAsk(api.patients.readMessage, { messageId: message.id })
  return (
    <Dialog
      title={title}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {!answer && <Skeleton label="Loading the message" look="text" count={2} />}
      {answer && !answer.ok && <FailureNotice failure={answer.failure} />}
      {answer?.ok && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
        <pre className={styles.text} tabIndex={0}>
          {answer.value.text.replaceAll(/\r\n?/g, '\n')}
        </pre>
      )}
    </Dialog>
  )
}
