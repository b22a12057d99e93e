import { readableOwnStreams } from './capabilities/identity/index.ts'
import { hydrateMessaging, messagingEffectOn, readableConversations } from './capabilities/messaging/index.ts'
import type { Audience } from './platform/realtime/ports.ts'
import type { Vault } from './platform/vault/index.ts'

/** What realtime asks of the capabilities, put together: who reads which streams, and what the log's ids say now. */
export function createAudience(vault: Vault): Audience {
  return {
    async readableStreams(transaction, personIds) {
      const own = await readableOwnStreams(transaction, personIds)
      const active = [...new Set(own.map(({ personId }) => personId))]
      return [...own, ...(await readableConversations(transaction, active))]
    },
    hydrate: (transaction, events) => hydrateMessaging(transaction, vault, events),
    effectOn: messagingEffectOn,
  }
}
