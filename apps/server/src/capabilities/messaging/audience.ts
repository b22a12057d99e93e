import type { Delivered, Message } from '@baton/contract'
import { idOf, isOn } from '@baton/domain/messaging/replay'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Effect, Readable } from '../../platform/realtime/ports.ts'
import { readReadable } from './store/memberships.ts'

/** The conversations that these people may read now, and from which message on (RT9). */
export async function readableConversations(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Readable[]> {
  const rows = await readReadable(transaction, personIds)
  return rows.map(({ personId, conversationId, visibleAfter }) => ({
    personId,
    stream: { kind: 'conversation', id: conversationId },
    horizon: visibleAfter,
  }))
}

/** What an event of messaging changes for its readers. */
export function effectOn(event: Delivered): Effect {
  if (isOn('person', event)) return event.type === 'conversation.opened' ? opening(event) : {}
  if (!isOn('conversation', event)) return {}
  switch (event.type) {
    case 'member.left':
      return { ends: { personId: event.data.personId } }
    case 'message.reacted':
      return { about: event.data.number }
    case 'message.sent':
    case 'message.edited':
    case 'message.withdrawn':
    case 'message.files':
    case 'message.pinned':
      return showing(event, event.data.message)
    default:
      return {}
  }
}

/** From its entry's position on, the person also reads the conversation. */
function opening(event: Delivered<'person'> & { type: 'conversation.opened' }): Effect {
  const { conversation, position } = event.data.entry
  const own = conversation.members.find((member) => member.personId === idOf(event.stream))
  const stream = { kind: 'conversation', id: conversation.id } as const
  return { opens: { stream, position, horizon: own?.visibleAfter ?? conversation.lastNumber } }
}

function showing(event: Delivered<'conversation'>, message: Message): Effect {
  const { replyTo, number } = message
  if (replyTo === null || replyTo.excerpt === null) return { about: number }
  const silent = { ...message, replyTo: { ...replyTo, excerpt: null } }
  const without = { ...event, data: { ...event.data, message: silent } } as Delivered
  return { about: number, quotes: { number: replyTo.number, without } }
}
