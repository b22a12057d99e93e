import { filesOf, type OutboxItem } from '@baton/client'
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
  /** It waits for the files of a message before it: what was written in this order is read in this order. */
  readonly behindFiles: boolean
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
  const held = new Set<string>()
  return items.flatMap((item) => {
    const behindFiles = held.has(item.conversationId)
    if (item.state === 'queued' && filesOf(item).length > 0) held.add(item.conversationId)
    const sent = api.messaging.sendMessage.input.safeParse(item.input).data
    if (!sent || item.operation !== api.messaging.sendMessage.name) return []
    return {
      id: item.id,
      conversationId: item.conversationId,
      body: sent.body,
      replyToId: sent.replyToId ?? null,
      fileIds: sent.fileIds ?? [],
      behindFiles: behindFiles && item.state === 'queued',
      at: item.queuedAt,
      state: states[item.state],
      refusal: item.refusal,
    }
  })
}
