import type { ConversationHandle, ConversationSnapshot } from '@baton/client'
import type { Conversation, Message, Standing } from '@baton/contract'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient, useStore } from '../../../platform/use-client.ts'
import { useNow } from '../../../platform/use-now.ts'
import { usePresence } from '../../../platform/use-presence.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { CoverNotice } from '../../duty/cover/CoverNotice.tsx'
import { useCover } from '../../duty/cover/use-cover.ts'
import { DropHint } from '../../files/attach/DropHint.tsx'
import { asAdded, useAttached } from '../../files/attach/use-attached.ts'
import { useDrop } from '../../files/attach/use-drop.ts'
import { UrgentButton } from '../../urgent/compose/UrgentButton.tsx'
import { ComposerWithFiles } from '../composer/ComposerWithFiles.tsx'
import { mentionCandidates } from '../composer/mention-candidates.ts'
import { focusAtEnd, useComposing } from '../composer/use-composing.ts'
import { nameOf, otherOf } from '../people.ts'
import { unsentOf } from '../unsent.ts'
import { useNaming } from '../use-messaging.ts'
import { ConversationDialogs, type Shown } from './ConversationDialogs.tsx'
import { ConversationHeader } from './ConversationHeader.tsx'
import { ConversationRow, type RowSurroundings } from './ConversationRow.tsx'
import styles from './conversation.module.css'
import { headerSnapshot, typingWords } from './header-snapshot.ts'
import { PinnedBar } from './PinnedBar.tsx'
import { pinnedRows } from './pinned-rows.ts'
import { Timeline } from './Timeline.tsx'
import type { TimelineRow } from './timeline.ts'
import { shortcut, useActions } from './use-actions.ts'
import { useAnnouncement } from './use-announcement.ts'
import { useGoal } from './use-goal.ts'
import { useMessageCommands, useMute } from './use-message-commands.ts'
import { useRows } from './use-rows.ts'

/** Without a fallback of its own: nothing can be written about a patient before the screen says who it is. */
const AboutPatient = lazy(async () => ({
  default: (await import('../about-patient/AboutPatient.tsx')).AboutPatient,
}))
// Seldom there, and never at first.
const ParkedCommands = lazy(async () => ({
  default: (await import('./ParkedCommands.tsx')).ParkedCommands,
}))
const CallButton = lazy(async () => ({
  default: (await import('../../calls/start/CallButton.tsx')).CallButton,
}))
const ReadersLine = lazy(async () => ({
  default: (await import('../about-patient/ReadersLine.tsx')).ReadersLine,
}))

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
  const { viewerId, visited, find, plain } = naming
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
    {
      visited: visited?.name ?? null,
      conversation,
      standing,
      pinnedCount: snapshot.pinned.length,
      find,
      presenceOf,
      now,
    },
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
  const attached = useAttached(conversation.id, conversation.patientId)
  const { isOver, dropProps } = useDrop(
    (files) => void attached.add(asAdded(files)),
    header.closed === null && composing.mode.kind !== 'edit',
  )
  // Nobody is rung across organisations.
  const canRing =
    conversation.members.length > 1 &&
    visited === null &&
    !conversation.members.some(({ personId }) => find(personId)?.visitorFrom)
  const cover = useCover(other)
  const goesToCover = cover?.goesToCover === true && composing.mode.kind === 'new'
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
        if (what === 'discard') void client.outbox.discard(item.id)
        if (what !== 'edit') return
        // Its files stay, and stand beside the words again.
        void client.outbox.takeBack(item.id)
        composing.rewrite(item.body)
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
      <section className={styles.conversation} aria-label={header.title} {...dropProps}>
        {isOver && <DropHint />}
        <ConversationHeader
          header={header}
          typing={typing}
          urgent={
            header.closed === null && (
              <>
                {canRing && (
                  <Suspense>
                    <CallButton about={{ kind: 'conversation', id: conversation.id }} look="icons" />
                  </Suspense>
                )}
                <UrgentButton target={{ kind: 'conversation', id: conversation.id }} size="small" />
              </>
            )
          }
          onDetails={() => setShown({ kind: 'details' })}
          onSearch={() =>
            void navigate({ to: '/search', search: { text: '', conversationId: conversation.id } })
          }
          onMute={mute}
        />
        {conversation.patientId && <AboutPatient conversation={conversation} />}
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
        <Suspense>
          <ParkedCommands conversationId={conversation.id} />
        </Suspense>
        {cover && !header.closed && <CoverNotice cover={cover} name={header.title} />}
        {conversation.patientId && !header.closed && (
          <Suspense fallback={null}>
            <ReadersLine patientId={conversation.patientId} />
          </Suspense>
        )}
        {header.closed ? (
          <p className={styles.closed}>{header.closed}</p>
        ) : (
          <ComposerWithFiles
            attached={attached}
            patientId={conversation.patientId}
            onSendAlone={(fileIds) => composing.sendAlone(fileIds, goesToCover ? cover.send : undefined)}
            mode={composing.mode}
            to={goesToCover ? (cover.snapshot.cover?.name ?? header.title) : header.title}
            written={composing.written}
            onWrite={composing.write}
            onSend={() => composing.send(attached, goesToCover ? cover.send : undefined)}
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
