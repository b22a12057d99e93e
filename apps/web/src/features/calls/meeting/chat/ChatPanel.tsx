import type { Room } from '@baton/contract'
import { Clock, Send } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { cx } from '../../../../ui/cx.ts'
import { useDraft } from '../../../../ui/form/use-draft.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import { Time } from '../../../../ui/time/Time.tsx'
import type { LiveMeeting } from '../live/live.ts'
import styles from './chat.module.css'
import { chatSnapshot } from './chat-snapshot.ts'

interface ChatPanelProps {
  readonly live: LiveMeeting
  readonly room: Room
  readonly unsaid: readonly { readonly id: string; readonly words: string }[]
}

const empty = { words: '' }
/** As much as the contract takes. */
const longest = 4_000

/** What is written in the meeting: kept with it, for everyone who was asked to it or was in it. */
export function ChatPanel({ live, room, unsaid }: ChatPanelProps) {
  const lines = chatSnapshot(room, unsaid)
  const draft = useDraft(`meeting ${room.meeting.id} ${room.me}`, empty)
  const { words } = draft.fields
  const end = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: down to what has just come
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [lines.length])

  function send() {
    if (words.trim() === '') return
    live.say(words)
    draft.clear()
  }

  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  return (
    <div className={styles.chat}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse */}
      <div className={styles.lines} role="log" aria-label="Chat" tabIndex={0}>
        {lines.length === 0 && (
          <p className={styles.nothing}>
            What is written here is kept with the meeting. No patient’s details.
          </p>
        )}
        {lines.map(({ id, isMine, name, who, words: said, at, isMore }) => (
          <div key={id} className={cx(styles.line, isMine && styles.mine)}>
            {!isMore && (
              <p className={styles.by}>
                <bdi>{name}</bdi>
                {who && <span className={styles.who}> · {who}</span>}
              </p>
            )}
            <p className={styles.words}>
              {said}
              <span className={styles.at}>
                {at ? (
                  <Time at={at} />
                ) : (
                  <>
                    <Clock aria-hidden="true" /> on its way
                  </>
                )}
              </span>
            </p>
          </div>
        ))}
        <div ref={end} />
      </div>
      <form
        className={styles.composer}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <textarea
          className={styles.input}
          aria-label="Message to everyone in the meeting"
          placeholder="Message to everyone"
          rows={1}
          maxLength={longest}
          value={words}
          onChange={(event) => draft.set('words', event.currentTarget.value)}
          onKeyDown={pressed}
        />
        <IconButton
          label="Send"
          type="submit"
          icon={<Send />}
          variant="solid"
          isDisabled={words.trim() === ''}
        />
      </form>
    </div>
  )
}
