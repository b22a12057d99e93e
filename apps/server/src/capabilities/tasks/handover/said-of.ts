import type { SaidInHandover } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { TaskParts } from '../parts.ts'
import { holdHandovers, presentHandover } from './held.ts'
import { readHandovers } from './store/handovers.ts'
import type { OfPatientRow } from './store/of-patients.ts'

/** What these handovers say of these records, and nothing else of them (HND16), the newest first. */
export async function saidOf(
  transaction: Transaction,
  { vault }: Pick<TaskParts, 'vault'>,
  rows: readonly OfPatientRow[],
): Promise<SaidInHandover[]> {
  const ids = [...new Set(rows.map(({ handoverId }) => handoverId))]
  if (ids.length === 0) return []
  const held = await holdHandovers(transaction, vault, await readHandovers(transaction, ids))
  const handovers = new Map(held.map((one) => [one.row.id, presentHandover(one)]))
  const said = rows.flatMap(({ patientId, handoverId }): SaidInHandover[] => {
    const handover = handovers.get(handoverId)
    const found = handover?.entries.find((entry) => entry.patientId === patientId)
    const at = handover?.answeredAt ?? null
    const toPersonId = handover?.toPersonId ?? null
    if (handover === undefined || found === undefined || at === null || toPersonId === null) return []
    const { taskIds, answer, reason, ...notes } = found
    const { wardId, fromPersonId } = handover
    return [{ ...notes, handoverId, wardId, fromPersonId, toPersonId, at }]
  })
  return said.sort((a, b) => compare(b.at, a.at) || compare(b.handoverId, a.handoverId))
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
