import type { Conversation, Message } from '@baton/contract'
import { filesInWords } from '@baton/domain/messaging/files-in-words'
import { lazy, memo, Suspense, useCallback, useMemo } from 'react'
import { asClock } from '../../../ui/time/format-time.ts'
import { HungFiles } from '../../files/hung/HungFiles.tsx'
import { urgencies } from '../../urgent/words/urgencies.ts'
import { Words } from '../markup/Words.tsx'
import { nameOf } from '../people.ts'
import type { Unsent } from '../unsent.ts'
import type { Naming } from '../use-messaging.ts'
import { deliverySentence } from './delivery.ts'
import { MessageBubble } from './MessageBubble.tsx'
import { actionsFor, type MessageAction } from './message-actions.ts'
import { type MessageSnapshot, messageSnapshot } from './message-snapshot.ts'
import { TimelineMessage } from './TimelineMessage.tsx'
import type { TimelineRow } from './timeline.ts'
import { UnsentBubble } from './UnsentBubble.tsx'

const UrgentFoot = lazy(async () => ({
  default: (await import('../../urgent/message/UrgentInMessage.tsx')).UrgentFoot,
}))

const UnsentFiles = lazy(async () => ({
  default: (await import('../../files/hung/UnsentFiles.tsx')).UnsentFiles,
}))

/** What the rows of a conversation have in common. A new object when any of it changes, so that rows are drawn again. */
export interface RowSurroundings {
  readonly naming: Naming
  readonly members: Conversation['members']
  readonly isDirect: boolean
  readonly saved: ReadonlySet<string>
  readonly isOffline: boolean
  readonly writable: boolean
  readonly act: (action: MessageAction, message: Message, element: HTMLElement | null) => void
  readonly onMenu: (message: Message, element: HTMLElement) => void
  readonly onQuote: (number: number) => void
  readonly onReact: (message: Message, emoji: string, present: boolean) => void
  readonly onUnsent: (what: 'retry' | 'edit' | 'discard', unsent: Unsent) => void
}

interface ConversationRowProps {
  readonly row: TimelineRow
  readonly around: RowSurroundings
  readonly isActive: boolean
  readonly isMarked: boolean
  readonly inThread?: boolean
}

/** A row of the conversation or of a thread: a message, or one that is still on this device. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row } = props
  if (row.message) return <MessageRow {...props} message={row.message} />
  return row.unsent ? <UnsentRow {...props} unsent={row.unsent} /> : null
})

/** What this viewer can do with a message, where it stands. */
export function possibleActions(
  message: Message,
  { naming, saved, writable }: RowSurroundings,
): MessageAction[] {
  return actionsFor(message, {
    viewerId: naming.viewerId,
    saved: saved.has(message.id),
    writable,
    isVisit: naming.visited !== null,
  })
}

function MessageRow({
  row,
  message,
  around,
  isActive,
  isMarked,
  inThread = false,
}: ConversationRowProps & { readonly message: Message }) {
  const { naming, members, saved, act, onMenu } = around
  const isSaved = saved.has(message.id)
  const snapshot = useMemo(
    () =>
      messageSnapshot(message, {
        viewerId: naming.viewerId,
        members,
        find: naming.find,
        saved: isSaved,
        teamIds: naming.myTeamIds,
        nameOfRole: naming.nameOfRole,
        plain: naming.plain,
      }),
    [message, naming, members, isSaved],
  )
  const tabIndex = isActive ? 0 : -1
  const nameOfPerson = useCallback((personId: string) => nameOf(naming.find, personId), [naming])
  const openMenu = useCallback((element: HTMLElement) => onMenu(message, element), [onMenu, message])
  return (
    <TimelineMessage
      row={row}
      own={snapshot.own}
      face={around.isDirect && !inThread ? null : snapshot.author}
      label={labelOf(snapshot, message, naming.plain)}
      isActive={isActive}
      isMarked={isMarked}
      actions={possibleActions(message, around)}
      onAction={(action, element) => act(action, message, element)}
      onMenu={openMenu}
    >
      <MessageBubble
        message={snapshot}
        startsRun={row.startsRun}
        endsRun={row.endsRun}
        inThread={inThread}
        tabIndex={tabIndex}
        words={
          message.body !== null && (
            <Words
              body={message.body}
              nameOf={naming.nameOfMention}
              isMine={naming.isMine}
              tabIndex={tabIndex}
            />
          )
        }
        files={
          message.files.length > 0 && (
            <HungFiles files={message.files} nameOf={nameOfPerson} tabIndex={tabIndex} />
          )
        }
        urgent={
          isPressing(message) && (
            <Suspense>
              <UrgentFoot message={message} />
            </Suspense>
          )
        }
        onQuote={around.onQuote}
        onThread={() => act('thread', message, null)}
        onReact={(emoji, present) => around.onReact(message, emoji, present)}
        onVersions={() => act('versions', message, null)}
        onReceipts={() => act('receipts', message, null)}
      />
    </TimelineMessage>
  )
}

function UnsentRow({
  row,
  unsent,
  around,
  isActive,
  isMarked,
}: ConversationRowProps & { readonly unsent: Unsent }) {
  const { naming, onUnsent } = around
  return (
    <TimelineMessage
      row={row}
      own
      face={around.isDirect ? null : { id: naming.viewerId, name: 'You' }}
      label={`You, not sent yet: ${naming.plain(unsent.body) || 'files'}`}
      isActive={isActive}
      isMarked={isMarked}
      actions={[]}
      onAction={noAction}
      onMenu={noAction}
    >
      <UnsentBubble
        unsent={unsent}
        startsRun={row.startsRun}
        endsRun={row.endsRun}
        clock={asClock(new Date(unsent.at))}
        isOffline={around.isOffline}
        files={
          unsent.fileIds.length > 0 && (
            <Suspense>
              <UnsentFiles fileIds={unsent.fileIds} isOffline={around.isOffline} />
            </Suspense>
          )
        }
        words={<Words body={unsent.body} nameOf={naming.nameOfMention} isMine={naming.isMine} />}
        onRetry={() => onUnsent('retry', unsent)}
        onEdit={() => onUnsent('edit', unsent)}
        onDiscard={() => onUnsent('discard', unsent)}
      />
    </TimelineMessage>
  )
}

/** What somebody must accept; withdrawn words take their card with them. */
function isPressing({ urgency, body }: Message): boolean {
  return urgency !== 'routine' && urgency !== 'soon' && body !== null
}

function noAction(): void {}

/** Everything that the eye sees, in one sentence. */
function labelOf(
  message: MessageSnapshot,
  { files }: Pick<Message, 'files'>,
  plain: (body: string) => string,
): string {
  const parts = [
    message.label,
    message.asRole && `as ${message.asRole}`,
    message.urgency !== 'routine' && urgencies[message.urgency].word,
    message.reason,
    message.forwarded && `forwarded, written by ${message.forwarded.name}`,
    message.quote && `answers ${message.quote.name}`,
    message.body === null ? 'Message withdrawn' : plain(message.body),
    files.length > 0 && filesInWords(files),
    message.edited && 'edited',
    message.pinned && 'pinned',
    message.saved && 'saved',
    ...message.reactions.map(({ label }) => label),
    message.replies > 0 && (message.replies === 1 ? '1 reply' : `${message.replies} replies`),
    message.delivery && deliverySentence(message.delivery),
  ]
  return parts.filter(Boolean).join('. ')
}
