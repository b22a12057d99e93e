import type { Transaction } from '../../platform/database/transaction.ts'
import type { TaskParts } from './parts.ts'
import { readAskedAbout } from './store/boards.ts'

/** Somebody who is concerned with a patient through an open task. */
export interface Concern {
  readonly personId: string
  readonly patientId: string
}

/** Fits patients' port: who asked for, has, or is asked for an open task about a patient may see the patient (TSK7). */
export interface RelatedByTasks {
  among(
    transaction: Transaction,
    personIds: readonly string[],
    patientIds: readonly string[],
  ): Promise<Concern[]>
  peopleOf(transaction: Transaction, patientIds: readonly string[]): Promise<Concern[]>
}

export function relatedByTasks({ duty }: Pick<TaskParts, 'duty'>): RelatedByTasks {
  return { among, peopleOf }

  async function among(
    transaction: Transaction,
    personIds: readonly string[],
    patientIds: readonly string[],
  ): Promise<Concern[]> {
    const wanted = new Set(personIds)
    return (await peopleOf(transaction, patientIds)).filter(({ personId }) => wanted.has(personId))
  }

  async function peopleOf(transaction: Transaction, patientIds: readonly string[]): Promise<Concern[]> {
    const rows = await readAskedAbout(transaction, patientIds)
    const idsOf = (kind: 'role' | 'team') => [
      ...new Set(rows.flatMap((row) => (row.forKind === kind ? row.forId : []))),
    ]
    const [roleIds, teamIds] = [idsOf('role'), idsOf('team')]
    const [holders, teams] = await Promise.all([
      duty.holdersOf(transaction, roleIds),
      teamIds.length === 0 ? new Map<string, string[]>() : duty.onDutyOfTeams(transaction, teamIds),
    ])
    const found = new Map<string, Concern>()
    for (const row of rows) {
      const asked =
        row.forKind === 'person' ? [row.forId] : (row.forKind === 'role' ? holders : teams).get(row.forId)
      for (const personId of [row.requestedBy, row.ownerId, ...row.calledIds, ...(asked ?? [])]) {
        if (personId !== null) found.set(`${personId}|${row.aboutId}`, { personId, patientId: row.aboutId })
      }
    }
    return [...found.values()]
  }
}
