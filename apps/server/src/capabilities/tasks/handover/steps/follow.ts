import type { Patient } from '@baton/contract'
import { followWard, type OwnTask } from '@baton/domain/tasks/handover/follow-ward'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { openTasksOf } from '../../open-tasks-of.ts'
import type { TaskParts } from '../../parts.ts'
import type { HeldHandover } from '../held.ts'

/** Brings a handover that is being prepared level with the ward and with the tasks of whoever prepares it (HND2). */
export async function follow(
  transaction: Transaction,
  parts: TaskParts,
  held: HeldHandover,
): Promise<HeldHandover> {
  return arrange(await lookAtWard(transaction, parts, held), held)
}

/** A ward as it is at this moment, for one handover. */
export interface WardNow {
  readonly patients: readonly Patient[]
  /** Open, of whoever hands over. */
  readonly tasks: readonly OwnTask[]
  /** Which record stands now for each that the handover speaks of. */
  readonly survivors: ReadonlyMap<string, string>
}

export async function lookAtWard(
  transaction: Transaction,
  parts: TaskParts,
  { row, words }: HeldHandover,
): Promise<WardNow> {
  const patients = await lyingOn(transaction, parts, row.wardId)
  const [tasks, survivors] = await Promise.all([
    openTasksOf(transaction, parts, {
      ownerId: row.fromPersonId,
      wardPatientIds: patients.map(({ id }) => id),
      placeId: row.wardId,
    }),
    parts.patients.survivorsOf(transaction, [...Object.keys(words.notes), ...row.leftOutIds]),
  ])
  const own = tasks
    .map((task) => ({ id: task.row.id, patientId: task.row.aboutId }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return { patients, tasks: own, survivors }
}

/** The handover as it is with the ward as it is. */
export function arrange({ patients, tasks, survivors }: WardNow, { row, words }: HeldHandover): HeldHandover {
  const nowOf = (id: string) => survivors.get(id) ?? id
  // What was written of a record stays with the patient when two records are found to be one.
  const notes = Object.entries(words.notes).map(([id, written]) => [nowOf(id), written] as const)
  const leftOutIds = [...new Set(row.leftOutIds.map(nowOf))]
  const entries = followWard({ patients, leftOutIds, written: new Map(notes), tasks })
  return {
    row: {
      ...row,
      leftOutIds,
      entries: entries.map(({ patientId, taskIds, answer }) => ({ patientId, taskIds, answer })),
      taskIds: tasks.filter(({ patientId }) => patientId === null).map(({ id }) => id),
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
