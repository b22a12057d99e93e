import type { ConversationHandle, ConversationSnapshot } from '@baton/client'
import type { Conversation, Message, Standing } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { usePresence } from '../../../platform/use-presence.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { Composer } from '../composer/Composer.tsx'
import { mentionCandidates } from '../composer/mention-candidates.ts'
import { focusAtEnd, useComposing } from '../composer/use-composing.ts'
import { nameOf, otherOf } from '../people.ts'
import { unsentOf } from '../unsent.ts'
import { useNaming } from '../use-messaging.ts'
import { ConversationDialogs, type Shown } from './ConversationDialogs.tsx'
import { ConversationHeader } from './ConversationHeader.tsx'
import { ConversationRow, possibleActions, type RowSurroundings } from './ConversationRow.tsx'
import styles from './conversation.module.css'
import { headerSnapshot, typingWords } from './header-snapshot.ts'
import type { MessageAction } from './message-actions.ts'
import { ParkedCommands } from './ParkedCommands.tsx'
import { PinnedBar } from './PinnedBar.tsx'
import { pinnedRows } from './pinned-rows.ts'
import { Timeline } from './Timeline.tsx'
import { type TimelineRow, timelineOf } from './timeline.ts'
import { useAnnouncement } from './use-announcement.ts'
import { useGoal } from './use-goal.ts'
import { useMessageCommands, useMute } from './use-message-commands.ts'

interface OpenConversationProps {
  readonly handle: ConversationHandle
  readonly snapshot: ConversationSnapshot
  readonly conversation: Conversation
  readonly standing: Standing
  /** The number of a message to go to. */
  readonly at: number | undefined
  readonly onArrived: () => void
}

/** A conversation that is here: its messages, what is written, and what can be done. */
export function OpenConversation({
  handle,
  snapshot,
  conversation,
  standing,
  at,
  onArrived,
}: OpenConversationProps) {
  const client = useClient()
  const naming = useNaming()
  const { viewerId, find, plain } = naming
  const saved = useStore(client.saved)
  const typingIds = useStore(client.typing).get(conversation.id)
  const { line } = useStore(client.connection)
  const now = useNow()
  const navigate = useNavigate()
  const commands = useMessageCommands()
  const mute = useMute(conversation.id)
  const input = useRef<HTMLTextAreaElement>(null)
  const [shown, setShown] = useState<Shown>(null)
  const other = otherOf(conversation, viewerId)
  const presenceOf = usePresence(useMemo(() => (other ? [other] : []), [other]))

  const unsent = useMemo(() => unsentOf(snapshot.outgoing), [snapshot.outgoing])
  const rows = useRows(snapshot, standing, unsent, viewerId, now)
  const { goal, windowId, goTo, goToNewest } = useGoal(handle, snapshot, rows)
  const header = headerSnapshot(
    { conversation, standing, pinnedCount: snapshot.pinned.length, find, presenceOf, now },
    viewerId,
  )
  const composing = useComposing(
    handle,
    snapshot.draft,
    useMemo(
      () => ({ ...naming, authorOf: (message: Message) => nameOf(find, message.authorId) }),
      [naming, find],
    ),
    input,
    (messageId, body) => {
      const message = snapshot.messages.find(({ id }) => id === messageId)
      if (message) commands.edit(message, body)
    },
  )
  const announcement = useAnnouncement(snapshot, viewerId, find, plain)

  const arrived = useRef(onArrived)
  useEffect(() => {
    arrived.current = onArrived
  })
  useEffect(() => {
    if (at === undefined) return
    void goTo(at)
    arrived.current()
  }, [at, goTo])

  // At a desk one opens a conversation to write; on a telephone the keyboard would cover what one came to read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it opens
  useEffect(() => {
    if (at === undefined && !matchMedia('(pointer: coarse)').matches) focusAtEnd(input)
  }, [])

  const act = useActions({ commands, composing, setShown, plain })
  const around = useMemo<RowSurroundings>(
    () => ({
      naming,
      members: conversation.members,
      isDirect: conversation.kind === 'direct',
      saved,
      isOffline: line === 'offline',
      writable: header.closed === null,
      act,
      onMenu: (message, element) => setShown({ kind: 'menu', message, element }),
      onQuote: (number) => void goTo(number),
      onReact: commands.react,
      onUnsent: (what, item) => {
        if (what === 'retry') void client.outbox.retry(item.id)
        else void client.outbox.discard(item.id)
        if (what === 'edit') composing.rewrite(item.body)
      },
    }),
    [
      naming,
      conversation.members,
      conversation.kind,
      saved,
      line,
      header.closed,
      act,
      goTo,
      commands,
      client,
      composing.rewrite,
    ],
  )

  const onShown = useCallback(
    (row: TimelineRow) => {
      const number = row.message?.number ?? snapshot.messages.at(-1)?.number
      if (number !== undefined) handle.seen(number)
    },
    [handle, snapshot.messages],
  )
  const pageOlder = useCallback(() => void handle.pageOlder(), [handle])
  const pageNewer = useCallback(() => void handle.pageNewer(), [handle])
  const typing = typingWords(typingIds ?? [], find)

  return (
    <div className={styles.screen}>
      <section className={styles.conversation} aria-label={header.title}>
        <ConversationHeader
          header={header}
          typing={typing}
          onDetails={() => setShown({ kind: 'details' })}
          onSearch={() =>
            void navigate({ to: '/search', search: { text: '', conversationId: conversation.id } })
          }
          onMute={mute}
        />
        <PinnedBar
          pinned={pinnedRows(snapshot.pinned, find, plain, now)}
          onGo={(number) => void goTo(number)}
        />
        <Timeline
          key={windowId}
          label={`Messages with ${header.title}`}
          rows={rows}
          reachesStart={snapshot.reachesStart}
          reachesEnd={snapshot.reachesEnd}
          goal={goal}
          below={standing.unread}
          onNearStart={pageOlder}
          onNearEnd={pageNewer}
          onShown={onShown}
          onNewest={() => void goToNewest()}
          onMenu={(row, element) => row.message && setShown({ kind: 'menu', message: row.message, element })}
          onShortcut={(row, key) => shortcut(row, key, around)}
          onLeave={() => input.current?.focus()}
          renderRow={(row, state) => <ConversationRow row={row} around={around} {...state} />}
        />
        <VisuallyHidden>
          <span role="status">{announcement || typing}</span>
        </VisuallyHidden>
        <ParkedCommands conversationId={conversation.id} />
        {header.closed ? (
          <p className={styles.closed}>{header.closed}</p>
        ) : (
          <Composer
            mode={composing.mode}
            to={header.title}
            written={composing.written}
            onWrite={composing.write}
            onSend={composing.send}
            onCancel={composing.cancel}
            onEditLast={() => {
              const mine = snapshot.messages.findLast(
                ({ authorId, body }) => authorId === viewerId && body !== null,
              )
              if (mine) composing.edit(mine)
            }}
            onTyping={() => handle.typed()}
            candidatesFor={({ words }) => mentionCandidates(words, { conversation, ...naming })}
            inputRef={input}
            entersLines={matchMedia('(pointer: coarse)').matches}
          />
        )}
      </section>
      <ConversationDialogs
        shown={shown}
        onShow={setShown}
        conversation={conversation}
        snapshot={snapshot}
        header={header}
        naming={naming}
        around={around}
        commands={commands}
        onMute={mute}
        onGo={(number) => void goTo(number)}
      />
    </div>
  )
}

/** The rows; those that did not change are the same objects as before. */
function useRows(
  snapshot: ConversationSnapshot,
  standing: Standing,
  unsent: ReturnType<typeof unsentOf>,
  viewerId: string,
  now: Date,
): TimelineRow[] {
  // How many were unread when the line was drawn: it does not count down while one reads.
  const atOpening = useRef({ from: snapshot.firstUnread, count: standing.unread })
  if (atOpening.current.from !== snapshot.firstUnread) {
    atOpening.current = { from: snapshot.firstUnread, count: standing.unread }
  }
  const { from, count } = atOpening.current
  const before = useRef<ReadonlyMap<string, TimelineRow>>(new Map())
  const day = now.toDateString()
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the present moment only the day is drawn
  const rows = useMemo(
    () =>
      timelineOf(
        {
          messages: snapshot.messages,
          unsent,
          firstUnread: from === null ? null : { number: from, count: Math.max(1, count) },
          now,
        },
        viewerId,
        before.current,
      ),
    [snapshot.messages, unsent, from, count, viewerId, day],
  )
  useEffect(() => {
    before.current = new Map(rows.map((row) => [row.key, row]))
  }, [rows])
  return rows
}

type Act = (action: MessageAction, message: Message, element: HTMLElement | null) => void

/** What each action of a message's menu does. */
function useActions({
  commands,
  composing,
  setShown,
  plain,
}: {
  commands: ReturnType<typeof useMessageCommands>
  composing: Pick<ReturnType<typeof useComposing>, 'reply' | 'edit'>
  setShown: (shown: Shown) => void
  plain: (body: string) => string
}): Act {
  const { reply, edit } = composing
  return useCallback(
    (action, message, element) => {
      const does: Record<MessageAction, () => void> = {
        reply: () => reply(message),
        thread: () => setShown({ kind: 'thread', rootId: message.threadRootId ?? message.id }),
        react: () => setShown({ kind: 'react', message, element }),
        forward: () => setShown({ kind: 'forward', message }),
        copy: () => void navigator.clipboard?.writeText(plain(message.body ?? '')),
        save: () => commands.save(message, true),
        unsave: () => commands.save(message, false),
        pin: () => commands.pin(message, true),
        unpin: () => commands.pin(message, false),
        receipts: () => setShown({ kind: 'receipts', message }),
        versions: () => setShown({ kind: 'versions', message }),
        edit: () => edit(message),
        withdraw: () => setShown({ kind: 'withdraw', message }),
      }
      does[action]()
    },
    [commands, reply, edit, setShown, plain],
  )
}

/** Single letters on a message that holds the keyboard. */
const shortcuts: Record<string, MessageAction> = { r: 'reply', t: 'thread', e: 'edit', f: 'forward' }

function shortcut({ message }: TimelineRow, key: string, around: RowSurroundings): boolean {
  const action = shortcuts[key]
  if (!action || !message || !possibleActions(message, around).includes(action)) return false
  around.act(action, message, null)
  return true
}
