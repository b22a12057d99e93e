import { id, moment, newId, position, refusal } from '@baton/contract'
import { z } from 'zod'

/**
 * A command that waits on this device. `queued`: kept, not yet with the server; `sending`: on its way, outcome unknown;
 * `sent`: the server has it for good, its event has yet to come; `parked`: refused, a person must decide.
 */
export const outboxItem = z.strictObject({
  /** The command's id, and for a message the message's. */
  id: newId,
  personId: id,
  /** Commands of one conversation go one after the other. */
  conversationId: id,
  operation: z.string(),
  input: z.unknown(),
  queuedAt: moment,
  state: z.enum(['queued', 'sending', 'sent', 'parked']),
  /** Where its event stands in the conversation, once the server said so. */
  position: position.nullable(),
  /** Why it is parked, and what to do: retry, edit or discard. */
  refusal: refusal.nullable(),
})
export type OutboxItem = z.infer<typeof outboxItem>

const withFiles = z.object({ fileIds: z.array(id) })

/** The files that must be received before it can go. */
export function filesOf({ input }: Pick<OutboxItem, 'input'>): readonly string[] {
  return withFiles.safeParse(input).data?.fileIds ?? []
}

/** The name under which an item is kept in its person's box. */
export function boxNameOf(itemId: string): string {
  return `${boxPrefix}${itemId}`
}
export const boxPrefix = 'outbox/'
