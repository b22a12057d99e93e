import type { Transaction } from '../../platform/database/transaction.ts'
import type { Readable } from '../../platform/realtime/ports.ts'
import { readActivePeople } from './store/roll.ts'

/** Everyone who may act reads their own stream and, unless they are a visitor (AFF7), the organisation's, whole (RT9). */
export async function readableOwnStreams(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Readable[]> {
  const people = await readActivePeople(transaction, personIds)
  return people.flatMap(({ personId, organisationId, visitor }): Readable[] => {
    const own: Readable = { personId, stream: { kind: 'person', id: personId }, horizon: 0 }
    if (visitor) return [own]
    return [own, { personId, stream: { kind: 'organisation', id: organisationId }, horizon: 0 }]
  })
}
