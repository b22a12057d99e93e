import { crashPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { readCalls } from './store/calls.ts'
import { presentWholes, wholesOf } from './whole.ts'

/** The events that are crash's, on people's own streams. */
export const crashEvents: ReadonlySet<string> = new Set(Object.keys(crashPersonEvents))

const stored = z.object({ callId: z.string() })

/** What stored events of crash say now, one for one: the log keeps ids, and each carries the whole call as it is today. */
export async function hydrateCrash(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).callId)
  const wholes = await wholesOf(transaction, await readCalls(transaction, [...new Set(ids)]))
  const calls = await presentWholes({ transaction, vault }, wholes)
  const found = new Map(calls.map((call) => [call.id, call]))
  return events.map(({ type }, index) => ({ type, data: { call: found.get(ids[index] ?? '') } }))
}
