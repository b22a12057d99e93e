import type { Message } from '@baton/contract'
import { shortWordsOf, wholeWordsOf } from '@baton/domain/messaging/words-of-message'
import { useCallback } from 'react'
import { taskRequest } from '../../../app/task-request.ts'
import type { useComposing } from '../composer/use-composing.ts'
import type { Shown } from './ConversationDialogs.tsx'
import { possibleActions, type RowSurroundings } from './ConversationRow.tsx'
import type { MessageAction } from './message-actions.ts'
import type { TimelineRow } from './timeline.ts'
import type { MessageCommands } from './use-message-commands.ts'

type Act = (action: MessageAction, message: Message, element: HTMLElement | null) => void

/** What each action of a message's menu does. */
export function useActions({
  commands,
  composing,
  setShown,
  plain,
}: {
  commands: MessageCommands
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
        task: () =>
          taskRequest.set({
            message: {
              conversationId: message.conversationId,
              messageId: message.id,
              words: shortWordsOf(message, plain),
            },
          }),
        copy: () => void navigator.clipboard?.writeText(wholeWordsOf(message, plain)),
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

/** What a letter does on a message; true when it did something. */
export function shortcut({ message }: TimelineRow, key: string, around: RowSurroundings): boolean {
  const action = shortcuts[key]
  if (!action || !message || !possibleActions(message, around).includes(action)) return false
  around.act(action, message, null)
  return true
}
