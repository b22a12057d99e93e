import { hydrateIdentity, readableOwnStreams } from './capabilities/identity/index.ts'
import { hydrateMessaging, messagingEffectOn, readableConversations } from './capabilities/messaging/index.ts'
import type { Transaction } from './platform/database/transaction.ts'
import type { Audience, Hydrated, LoggedEvent } from './platform/realtime/ports.ts'
import type { Vault } from './platform/vault/index.ts'

/** What realtime asks of the capabilities, put together: who reads which streams, and what the log's ids say now. */
export function createAudience(vault: Vault): Audience {
  return {
    async readableStreams(transaction, personIds) {
      const own = await readableOwnStreams(transaction, personIds)
      const active = [...new Set(own.map(({ personId }) => personId))]
      return [...own, ...(await readableConversations(transaction, active))]
    },
    hydrate: (transaction, events) => hydrate(transaction, vault, events),
    effectOn: messagingEffectOn,
  }
}

/** Each event by the capability whose it is: identity has the organisation's stream, messaging the others. */
async function hydrate(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  const isIdentitys = (event: LoggedEvent) => event.kind === 'organisation'
  const identitys = await hydrateIdentity(transaction, events.filter(isIdentitys))
  const messagings = await hydrateMessaging(
    transaction,
    vault,
    events.filter((event) => !isIdentitys(event)),
  )
  const [nextIdentitys, nextMessagings] = [identitys.values(), messagings.values()]
  return events.map((event) => {
    const { value } = isIdentitys(event) ? nextIdentitys.next() : nextMessagings.next()
    if (value === undefined) throw new Error(`event ${event.seq} of ${event.streamId} was not hydrated`)
    return value
  })
}
