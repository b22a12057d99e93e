import type { ConversationSnapshot } from '@baton/client'
import type { Conversation, Message } from '@baton/contract'
import { shortWordsOf } from '@baton/domain/messaging/words-of-message'
import { type Dispatch, lazy, type SetStateAction, Suspense, useRef } from 'react'
import { Words } from '../markup/Words.tsx'
import type { Naming } from '../use-messaging.ts'
import { possibleActions, type RowSurroundings } from './ConversationRow.tsx'
import type { HeaderSnapshot } from './header-snapshot.ts'
import type { MessageCommands } from './use-message-commands.ts'

// None of these is on the first screen, so none of their code is in it.
const MessageMenu = lazy(async () => ({ default: (await import('./MessageMenu.tsx')).MessageMenu }))
const ReactionPicker = lazy(async () => ({ default: (await import('./ReactionPicker.tsx')).ReactionPicker }))
const ThreadPanel = lazy(async () => ({ default: (await import('../thread/ThreadPanel.tsx')).ThreadPanel }))
const DetailsOfConversation = lazy(async () => ({
  default: (await import('../details/DetailsOfConversation.tsx')).DetailsOfConversation,
}))
const ReceiptsDialog = lazy(async () => ({
  default: (await import('../dialogs/ReceiptsDialog.tsx')).ReceiptsDialog,
}))
const VersionsDialog = lazy(async () => ({
  default: (await import('../dialogs/VersionsDialog.tsx')).VersionsDialog,
}))
const WithdrawDialog = lazy(async () => ({
  default: (await import('../dialogs/WithdrawDialog.tsx')).WithdrawDialog,
}))
const ForwardTo = lazy(async () => ({ default: (await import('../dialogs/ForwardTo.tsx')).ForwardTo }))

/** What is shown over or beside the conversation, one at a time. */
export type Shown =
  | { readonly kind: 'menu'; readonly message: Message; readonly element: HTMLElement }
  | { readonly kind: 'react'; readonly message: Message; readonly element: HTMLElement | null }
  | { readonly kind: 'receipts' | 'versions' | 'withdraw' | 'forward'; readonly message: Message }
  | { readonly kind: 'thread'; readonly rootId: string }
  | { readonly kind: 'details' }
  | null

interface ConversationDialogsProps {
  readonly shown: Shown
  readonly onShow: Dispatch<SetStateAction<Shown>>
  readonly conversation: Conversation
  readonly snapshot: ConversationSnapshot
  readonly header: HeaderSnapshot
  readonly naming: Naming
  readonly around: RowSurroundings
  readonly commands: MessageCommands
  readonly onMute: (hours: number | 'forever' | null) => void
  readonly onGo: (number: number) => void
}

/** Draws it. */
export function ConversationDialogs(props: ConversationDialogsProps) {
  return <Suspense>{props.shown && <One {...props} shown={props.shown} />}</Suspense>
}

function One(props: ConversationDialogsProps & { readonly shown: NonNullable<Shown> }) {
  const { shown, onShow, naming, around, commands } = props
  const close = () => onShow(null)
  switch (shown.kind) {
    case 'menu':
    case 'react':
      return <Beside {...props} shown={shown} />
    case 'receipts':
      return <ReceiptsDialog messageId={shown.message.id} find={naming.find} onClose={close} />
    case 'versions':
      return (
        <VersionsDialog
          messageId={shown.message.id}
          drawWords={(body) => <Words body={body} nameOf={naming.nameOfMention} isMine={naming.isMine} />}
          onClose={close}
        />
      )
    case 'withdraw':
      return <WithdrawDialog onWithdraw={() => commands.withdraw(shown.message)} onClose={close} />
    case 'forward':
      return (
        <ForwardTo
          excerpt={shortWordsOf(shown.message, naming.plain)}
          onForward={(conversationId) => commands.forward(shown.message, conversationId)}
          onClose={close}
        />
      )
    case 'details':
      return (
        <DetailsOfConversation
          conversation={props.conversation}
          header={props.header}
          naming={naming}
          onMute={props.onMute}
          onClose={close}
        />
      )
    case 'thread':
      return (
        <ThreadPanel
          key={shown.rootId}
          rootId={shown.rootId}
          conversation={props.conversation}
          messages={props.snapshot.messages}
          outgoing={props.snapshot.outgoing}
          around={around}
          onAnswer={commands.answer}
          onGo={props.onGo}
          onClose={close}
        />
      )
  }
}

/** The menu or the reactions, beside the message or the button that opened them. */
function Beside({
  shown,
  onShow,
  around,
  commands,
}: ConversationDialogsProps & { readonly shown: Extract<NonNullable<Shown>, { kind: 'menu' | 'react' }> }) {
  const { message, element } = shown
  const row = element ?? document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(message.id)}"]`)
  const beside = useRef<HTMLElement | null>(row)
  beside.current = row
  const mine = (emoji: string) =>
    message.reactions.some(
      (reaction) => reaction.emoji === emoji && reaction.personIds.includes(around.naming.viewerId),
    )
  const react = (emoji: string) => commands.react(message, emoji, !mine(emoji))
  // A menu also closes after its action, which may have put something else in its place.
  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) onShow((current) => (current === shown ? null : current))
  }
  if (shown.kind === 'react') {
    return <ReactionPicker beside={beside} isOpen onOpenChange={onOpenChange} onPick={react} />
  }
  return (
    <MessageMenu
      beside={beside}
      isOpen
      onOpenChange={onOpenChange}
      actions={possibleActions(message, around)}
      onReact={react}
      onAction={(action) => {
        onShow(null)
        afterFocusReturned(() => around.act(action, message, row))
      }}
    />
  )
}

/** A menu that is gone gives focus back in the next frame; what an action focuses comes after that. */
function afterFocusReturned(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act))
}
