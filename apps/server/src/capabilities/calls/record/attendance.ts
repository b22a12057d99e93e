import type { Attendance } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { CallParts } from '../parts.ts'
import { presentParticipant } from '../room/present-participant.ts'
import type { Whole } from '../whole.ts'
import { scopeOf } from '../words.ts'
import { readMeasures, readStays } from './store.ts'

/**
 * Who was in a meeting, from when to when, guests among them, with who let them in and how it went on their device
 * (CAL23); in the order in which they came. Whoever only waited was not there.
 */
export async function attendanceIn(
  transaction: Transaction,
  { vault, people }: Pick<CallParts, 'people'> & { vault: Vault },
  whole: Whole,
): Promise<Attendance[]> {
  const { row, participants } = whole
  const scope = scopeOf(row)
  await openScopes(
    transaction,
    vault,
    participants.flatMap(({ guest }) => (guest === null ? [] : [{ scope, sealed: guest }])),
  )
  const stays = Map.groupBy(await readStays(transaction, row.id), ({ participantId }) => participantId)
  const measures = new Map(
    (await readMeasures(transaction, row.id)).map(({ participantId, measure }) => [participantId, measure]),
  )
  const names = await people.namesOf(
    transaction,
    participants.flatMap(({ personId }) => personId ?? []),
  )
  return participants
    .filter(({ id }) => stays.has(id))
    .map((one) => ({
      participant: presentParticipant(vault, whole, names, one),
      admittedBy: one.admittedBy,
      stays: (stays.get(one.id) ?? []).map(({ from, until }) => ({
        from: from.toISOString(),
        until: until?.toISOString() ?? null,
      })),
      measure: measures.get(one.id) ?? null,
    }))
}
