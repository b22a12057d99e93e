import type { Answer, OutboxItem } from '@baton/client'
import { api, type InputOf, type Message, type Operation } from '@baton/contract'
import { useMemo } from 'react'
import { useClient } from '../../../platform/use-client.ts'
import { notify } from '../../../ui/toast/notices.ts'

/** What a person does with messages. Each is kept on the device first and sent in its turn, also after a reload. */
export interface MessageCommands {
  edit(message: Message, body: string): void
  withdraw(message: Message): void
  react(message: Message, emoji: string, present: boolean): void
  pin(message: Message, pinned: boolean): void
  save(message: Message, saved: boolean): void
  forward(message: Message, conversationId: string): void
  /** Writes in a thread: the answer stands in the conversation as well. */
  answer(conversationId: string, body: string, replyToId: string, fileIds: string[]): Promise<void>
}

/** How “until I unmute” is said to the server: a year that nobody waits for. */
const never = '9999-12-31T00:00:00.000Z'

export function useMessageCommands(): MessageCommands {
  const client = useClient()
  return useMemo(() => {
    function queue<O extends Operation<'command'>>(
      operation: O,
      input: InputOf<O>,
      conversationId: string,
      said?: string,
    ): Promise<void> {
      return client.queue(operation, input, conversationId).then((kept: Answer<OutboxItem>) => {
        if (!kept.ok) notify(`${kept.refusal.title} ${kept.refusal.next}`, { tone: 'bad' })
        else if (said) notify(said, { tone: 'good' })
      })
    }
    return {
      edit: ({ id, conversationId }, body) =>
        queue(api.messaging.editMessage, { messageId: id, body }, conversationId),
      withdraw: ({ id, conversationId }) =>
        queue(api.messaging.withdrawMessage, { messageId: id }, conversationId),
      react: ({ id, conversationId }, emoji, present) =>
        queue(api.messaging.reactToMessage, { messageId: id, emoji, present }, conversationId),
      pin: ({ id, conversationId }, pinned) =>
        queue(api.messaging.pinMessage, { messageId: id, pinned }, conversationId),
      save: ({ id, conversationId }, saved) =>
        queue(
          api.messaging.saveForLater,
          { messageId: id, saved },
          conversationId,
          saved ? 'Saved. Find it under Saved messages.' : 'Removed from saved messages.',
        ),
      forward: ({ id }, conversationId) =>
        queue(api.messaging.forwardMessage, { messageId: id, conversationId }, conversationId, 'Forwarded.'),
      answer: (conversationId, body, replyToId, fileIds) =>
        queue(
          api.messaging.sendMessage,
          { conversationId, body, replyToId, ...(fileIds.length > 0 ? { fileIds } : {}) },
          conversationId,
        ),
    }
  }, [client])
}

/** Mutes for some hours from now, until I unmute, or not at all. */
export function useMute(conversationId: string): (hours: number | 'forever' | null) => void {
  const client = useClient()
  return (hours) => {
    const until =
      hours === null
        ? null
        : hours === 'forever'
          ? never
          : new Date(Date.now() + hours * 3_600_000).toISOString()
    void client.call(api.messaging.muteConversation, { conversationId, until }).then((answer) => {
      if (!answer.ok) notify(`${answer.refusal.title} ${answer.refusal.next}`, { tone: 'bad' })
    })
  }
}
