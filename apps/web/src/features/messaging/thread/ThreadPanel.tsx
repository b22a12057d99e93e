import type { OutboxItem } from '@baton/client'
import { api, type Conversation, type Message } from '@baton/contract'
import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { FailureNotice } from '../../../app/session/FailureNotice.tsx'
import { outdate, useAsk } from '../../../app/session/use-ask.ts'
import { useClient } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { useDraft } from '../../../ui/form/use-draft.ts'
import { Heading } from '../../../ui/heading/Heading.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useAttached } from '../../files/attach/use-attached.ts'
import { ComposerWithFiles } from '../composer/ComposerWithFiles.tsx'
import { mentionCandidates } from '../composer/mention-candidates.ts'
import { fromBody, toBody } from '../composer/mention-code.ts'
import type { Written } from '../composer/written.ts'
import { ConversationRow, type RowSurroundings } from '../conversation/ConversationRow.tsx'
import { timelineOf } from '../conversation/timeline.ts'
import type { MessageCommands } from '../conversation/use-message-commands.ts'
import { unsentOf } from '../unsent.ts'
import styles from './thread.module.css'
import { threadMessages } from './thread-rows.ts'

interface ThreadPanelProps {
  readonly rootId: string
  readonly conversation: Conversation
  /** What the conversation holds now. */
  readonly messages: readonly Message[]
  readonly outgoing: readonly OutboxItem[]
  readonly around: RowSurroundings
  readonly onAnswer: MessageCommands['answer']
  readonly onGo: (number: number) => void
  readonly onClose: () => void
}

/** A message and its replies beside the conversation, in which every one of them stands as well. */
export function ThreadPanel({ rootId, conversation, messages, outgoing, around, ...on }: ThreadPanelProps) {
  const { naming } = around
  const { answer, reload } = useAsk(api.messaging.openThread, { messageId: rootId }, { keepsEarlier: true })
  const now = useNow()
  const { fields, set } = useDraft(`thread.${rootId}`, { body: '' })
  const [written, setWritten] = useState<Written>(() => fromBody(fields.body, naming.nameOfMention))
  const attached = useAttached(rootId, conversation.patientId)
  const input = useRef<HTMLTextAreaElement>(null)
  const end = useRef<HTMLDivElement>(null)
  useRefreshed(conversation.id)

  const rows = useMemo(() => {
    const unsent = unsentOf(outgoing)
    const all = threadMessages(answer?.ok ? answer.value : null, messages, rootId)
    const ids = new Set(all.map(({ id }) => id))
    const mine = unsent.filter(({ replyToId }) => replyToId !== null && ids.has(replyToId))
    return timelineOf({ messages: all, unsent: mine, firstUnread: null, now }, naming.viewerId)
  }, [answer, messages, outgoing, rootId, now, naming.viewerId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reply is brought into view
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [rows.length])

  function write(next: Written): void {
    setWritten(next)
    set('body', toBody(next))
  }

  return (
    <aside className={styles.panel} aria-label="Thread">
      <header className={styles.header}>
        <Heading level={2} size={19}>
          Thread
        </Heading>
        <IconButton label="Close thread" icon={<X />} onPress={on.onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div className={styles.messages} role="log" aria-label="Replies" tabIndex={0}>
        {!answer && rows.length === 0 && <Skeleton label="Loading the thread" look="text" count={3} />}
        {answer && !answer.ok && <FailureNotice failure={answer.failure} onRetry={reload} />}
        {rows.map((row) => (
          <ConversationRow key={row.key} row={row} around={around} isActive isMarked={false} inThread />
        ))}
        <div ref={end} />
      </div>
      {around.writable && (
        <ComposerWithFiles
          attached={attached}
          patientId={conversation.patientId}
          onSendAlone={(fileIds) => void on.onAnswer(conversation.id, '', rootId, fileIds)}
          mode={{ kind: 'new' }}
          to="this thread"
          written={written}
          onWrite={write}
          onSend={() => {
            const fileIds = attached.take()
            void on
              .onAnswer(conversation.id, toBody(written).trim(), rootId, fileIds)
              .then(() => attached.giveBack(fileIds))
            write({ text: '', mentions: [] })
          }}
          onCancel={on.onClose}
          onEditLast={() => {}}
          onTyping={() => {}}
          candidatesFor={({ words }) => mentionCandidates(words, { conversation, ...naming })}
          inputRef={input}
          entersLines={matchMedia('(pointer: coarse)').matches}
        />
      )}
    </aside>
  )
}

/** Asks for the thread again when something in the conversation changed that its window may not hold. */
function useRefreshed(conversationId: string): void {
  const client = useClient()
  useEffect(
    () =>
      client.onEvent((event) => {
        const here = event.stream === `conversation:${conversationId}`
        if (here && event.type.startsWith('message.')) void outdate(api.messaging.openThread)
      }),
    [client, conversationId],
  )
}
