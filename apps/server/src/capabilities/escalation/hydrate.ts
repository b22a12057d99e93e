import { escalationPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { readEscalations } from './store/escalations.ts'
import { presentWholes, wholesOf } from './whole.ts'

/** The events that are escalation's, on people's own streams. */
export const escalationEvents: ReadonlySet<string> = new Set(Object.keys(escalationPersonEvents))

const stored = z.object({ escalationId: z.string() })

/** What stored events of escalation say now, one for one: the log keeps ids, and each carries the whole as it is today. */
export async function hydrateEscalation(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).escalationId)
  const wholes = await wholesOf(transaction, await readEscalations(transaction, [...new Set(ids)]))
  const found = new Map(
    (await presentWholes({ transaction, vault }, wholes)).map((escalation) => [escalation.id, escalation]),
  )
  return events.map(({ type }, index) => ({ type, data: { escalation: found.get(ids[index] ?? '') } }))
}
