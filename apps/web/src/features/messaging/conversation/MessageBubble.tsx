import { Bookmark, Forward, MessagesSquare, Pin, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { UrgencyMark } from '../../urgent/words/UrgencyMark.tsx'
import { urgencies } from '../../urgent/words/urgencies.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import styles from './message.module.css'
import type { MessageSnapshot } from './message-snapshot.ts'

interface MessageBubbleProps {
  readonly message: MessageSnapshot
  readonly startsRun: boolean
  readonly endsRun: boolean
  /** The message's words, drawn from their syntax tree. */
  readonly words: ReactNode
  /** What hangs on it. */
  readonly files?: ReactNode
  /** What became of something urgent, and what can be done about it. */
  readonly urgent?: ReactNode
  /** Inner controls can be reached with Tab only in the message that holds the keyboard. */
  readonly tabIndex: 0 | -1
  readonly inThread?: boolean
  readonly onQuote: (number: number) => void
  readonly onThread: (rootId: string) => void
  readonly onReact: (emoji: string, present: boolean) => void
  readonly onVersions: () => void
  readonly onReceipts: () => void
}

/** What somebody said: who, the words, what became of them. */
export function MessageBubble(props: MessageBubbleProps) {
  const { message, startsRun, endsRun, words, tabIndex, onReceipts, onVersions } = props
  const { own, author } = message
  const isPressing = message.urgency !== 'routine' && message.urgency !== 'soon'
  // What somebody must accept says why in large letters, whether there are more words or not.
  const isReason = isPressing && message.reason === null
  return (
    <div className={cx(styles.said, own && styles.own, startsRun && styles.first, endsRun && styles.last)}>
      <div
        className={cx(
          styles.bubble,
          message.mentionsMe && styles.mentionsMe,
          message.body === null && styles.gone,
          message.body !== null && styles[urgencies[message.urgency].tone],
        )}
      >
        {!own && startsRun && (
          <p className={styles.author}>
            <bdi className={styles.name}>{author.name}</bdi>
            {author.role && <bdi className={styles.role}>{author.role}</bdi>}
            {author.suspended && <span className={styles.role}>Account suspended</span>}
          </p>
        )}
        {message.asRole && (
          <p className={styles.asRole}>
            as <bdi>{message.asRole}</bdi>
          </p>
        )}
        {message.urgency !== 'routine' && message.body !== null && (
          <p className={styles.urgency}>
            <UrgencyMark look={urgencies[message.urgency]} />
          </p>
        )}
        {message.reason !== null && message.body !== null && (
          <p className={styles.reason}>{message.reason}</p>
        )}
        {message.forwarded && (
          <p className={styles.forwarded}>
            <Forward aria-hidden="true" />
            <span>
              Forwarded. Written by <bdi>{message.forwarded.name}</bdi>, {message.forwarded.when}
            </span>
          </p>
        )}
        {message.quote && <Quote quote={message.quote} tabIndex={tabIndex} onPress={props.onQuote} />}
        {message.body === null ? (
          <p className={styles.withdrawn}>
            <Undo2 aria-hidden="true" />
            {own ? 'You withdrew this message' : 'This message was withdrawn'}
          </p>
        ) : (
          <>
            {props.files}
            {message.body !== '' && (
              <div className={cx(styles.words, isReason && styles.reason)} dir="auto">
                {words}
              </div>
            )}
          </>
        )}
        {props.urgent}
        <p className={styles.foot}>
          {message.pinned && <Mark icon={<Pin aria-hidden="true" />} words="Pinned" />}
          {message.saved && <Mark icon={<Bookmark aria-hidden="true" />} words="Saved" />}
          {message.edited && (
            <button type="button" className={styles.footButton} tabIndex={tabIndex} onClick={onVersions}>
              edited
              <VisuallyHidden>, read the earlier versions</VisuallyHidden>
            </button>
          )}
          <time title={message.at}>{message.clock}</time>
          {message.delivery && (
            <DeliveryMark delivery={message.delivery} tabIndex={tabIndex} onPress={onReceipts} />
          )}
        </p>
      </div>
      {(message.reactions.length > 0 || (message.replies > 0 && !props.inThread)) && (
        <div className={styles.under}>
          {message.reactions.map((reaction) => (
            <button
              key={reaction.emoji}
              type="button"
              className={styles.reaction}
              aria-pressed={reaction.mine}
              aria-label={`${reaction.label}. ${reaction.mine ? 'Take back mine' : 'Add mine'}`}
              title={reaction.label}
              tabIndex={tabIndex}
              onClick={() => props.onReact(reaction.emoji, !reaction.mine)}
            >
              <span aria-hidden="true">{reaction.emoji}</span>
              <span aria-hidden="true">{reaction.count}</span>
            </button>
          ))}
          {message.replies > 0 && !props.inThread && (
            <button
              type="button"
              className={styles.replies}
              tabIndex={tabIndex}
              onClick={() => props.onThread(message.threadRootId ?? message.id)}
            >
              <MessagesSquare aria-hidden="true" />
              {message.replies === 1 ? '1 reply' : `${message.replies} replies`}
            </button>
          )}
        </div>
      )}
    </div>
  )
}

interface QuoteProps {
  readonly quote: NonNullable<MessageSnapshot['quote']>
  readonly tabIndex: 0 | -1
  readonly onPress: (number: number) => void
}

function Quote({ quote, tabIndex, onPress }: QuoteProps) {
  return (
    <button type="button" className={styles.quote} tabIndex={tabIndex} onClick={() => onPress(quote.number)}>
      <VisuallyHidden>Answers </VisuallyHidden>
      <bdi className={styles.quoteName}>{quote.name}</bdi>
      <span className={styles.quoteWords} dir="auto">
        {quote.excerpt ?? 'Message withdrawn'}
      </span>
    </button>
  )
}

function Mark({ icon, words }: { readonly icon: ReactNode; readonly words: string }) {
  return (
    <span className={styles.mark} title={words}>
      {icon}
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
