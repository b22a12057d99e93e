import type { Transaction } from '../../platform/database/transaction.ts'
import { readOfferedAbout } from './handover/store/handovers.ts'
import type { TaskParts } from './parts.ts'
import { readAskedAbout } from './store/boards.ts'

/** Somebody who is concerned with a patient through an open task, or through a handover that they are offered. */
export interface Concern {
  readonly personId: string
  readonly patientId: string
}

/**
 * Fits patients' port: who asked for, has, or is asked for an open task about a patient may see the patient (TSK7), and
 * so may whoever is offered them (HND14).
 */
export interface RelatedByTasks {
  peopleOf(transaction: Transaction, patientIds: readonly string[]): Promise<Concern[]>
}

export function relatedByTasks({ duty }: Pick<TaskParts, 'duty'>): RelatedByTasks {
  return {
    async peopleOf(transaction, patientIds) {
      const found = await Promise.all([
        askedAbout(transaction, patientIds),
        readOfferedAbout(transaction, patientIds),
      ])
      return found.flat()
    },
  }

  async function askedAbout(transaction: Transaction, patientIds: readonly string[]): Promise<Concern[]> {
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
