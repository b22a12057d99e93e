import type { OutboxItem } from '@baton/client'
import { api, type Refusal } from '@baton/contract'

/** A message that I wrote and that no server has confirmed. */
export interface Unsent {
  /** Becomes the message's id. */
  readonly id: string
  readonly conversationId: string
  readonly body: string
  readonly replyToId: string | null
  /** Files that go with it. */
  readonly fileIds: readonly string[]
  /** When I pressed Send, by this device's clock. */
  readonly at: string
  /** `waiting` for a connection or its turn; `sending` now; `sent`: the server has it, and it will stand here as a
   * message at once; `refused` by the server, with why and what to do. */
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused'
  readonly refusal: Refusal | null
}

const states = { queued: 'waiting', sending: 'sending', sent: 'sent', parked: 'refused' } as const

/** The messages among what waits on this device, in order. */
export function unsentOf(items: readonly OutboxItem[]): Unsent[] {
  return items.flatMap((item) => {
    const sent = api.messaging.sendMessage.input.safeParse(item.input).data
    if (!sent || item.operation !== api.messaging.sendMessage.name) return []
    return {
      id: item.id,
      conversationId: item.conversationId,
      body: sent.body,
      replyToId: sent.replyToId ?? null,
      fileIds: sent.fileIds ?? [],
      at: item.queuedAt,
      state: states[item.state],
      refusal: item.refusal,
    }
  })
}
