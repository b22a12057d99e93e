import type { Patient } from '@baton/contract'
import { followWard } from '@baton/domain/tasks/handover/follow-ward'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { openTasksOf } from '../../open-tasks-of.ts'
import type { TaskParts } from '../../parts.ts'
import type { HeldHandover } from '../held.ts'

/** Brings a handover that is being prepared level with the ward and with the tasks of whoever prepares it (HND2). */
export async function follow(
  transaction: Transaction,
  parts: TaskParts,
  { row, words }: HeldHandover,
): Promise<HeldHandover> {
  const patients = await lyingOn(transaction, parts, row.wardId)
  const [tasks, survivors] = await Promise.all([
    openTasksOf(transaction, parts, {
      ownerId: row.fromPersonId,
      wardPatientIds: patients.map(({ id }) => id),
      placeId: row.wardId,
    }),
    parts.patients.survivorsOf(transaction, [...Object.keys(words.notes), ...row.leftOutIds]),
  ])
  const nowOf = (id: string) => survivors.get(id) ?? id
  // What was written of a record stays with the patient when two records are found to be one.
  const notes = Object.entries(words.notes).map(([id, written]) => [nowOf(id), written] as const)
  const leftOutIds = [...new Set(row.leftOutIds.map(nowOf))]
  const own = tasks
    .map((task) => ({ id: task.row.id, patientId: task.row.aboutId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const entries = followWard({ patients, leftOutIds, written: new Map(notes), tasks: own })
  return {
    row: {
      ...row,
      leftOutIds,
      entries: entries.map(({ patientId, taskIds, answer }) => ({ patientId, taskIds, answer })),
      taskIds: own.filter(({ patientId }) => patientId === null).map(({ id }) => id),
    },
    words: { ...words, notes: Object.fromEntries(notes) },
  }
}

/** Who lies on a ward now; who is only expected has nothing to be handed over yet. */
export async function lyingOn(
  transaction: Transaction,
  { patients, vault }: Pick<TaskParts, 'patients' | 'vault'>,
  wardId: string,
): Promise<Patient[]> {
  const there = await patients.patientsOnWards(transaction, [wardId])
  const ids = there.map(({ patientId }) => patientId)
  const found = ids.length === 0 ? [] : (await patients.patientsByIds(transaction, vault, ids)).values()
  return [...found].filter((patient) => patient.state === 'admitted' && patient.wardId === wardId)
}
