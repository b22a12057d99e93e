import type { OwnTask } from '@baton/domain/tasks/handover/follow-ward'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { openTasksOf } from '../../open-tasks-of.ts'
import type { TaskParts } from '../../parts.ts'
import type { HandoverRow } from '../store/handovers.ts'
import { lyingOn } from './follow.ts'

/**
 * The open tasks, as they are now, of whoever hands over: on the ward, and about the patients of the handover wherever
 * those lie since. A patient whose record was merged meanwhile is named as the handover names them.
 */
export async function ownTasksOf(
  transaction: Transaction,
  parts: TaskParts,
  row: HandoverRow,
): Promise<OwnTask[]> {
  const named = row.entries.map(({ patientId }) => patientId)
  const [survivors, lying] = await Promise.all([
    parts.patients.survivorsOf(transaction, named),
    lyingOn(transaction, parts, row.wardId),
  ])
  const nameOf = new Map(named.map((id) => [survivors.get(id) ?? id, id]))
  for (const id of named) if (nameOf.has(id)) nameOf.set(id, id)
  const wardPatientIds = [...new Set([...nameOf.keys(), ...lying.map(({ id }) => id)])]
  const of = { ownerId: row.fromPersonId, wardPatientIds, placeId: row.wardId }
  const tasks = await openTasksOf(transaction, parts, of)
  return tasks
    .map(({ row: { id, aboutId } }) => ({ id, patientId: nameOf.get(aboutId ?? '') ?? aboutId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
