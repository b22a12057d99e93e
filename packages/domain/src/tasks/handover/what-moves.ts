import type { HandoverEntry } from '@baton/contract'
import type { OwnTask } from './follow-ward.ts'

/** A patient whom the next shift does not take over, and why. */
export interface Rejected {
  readonly patientId: string
  readonly reason: string
}

/** What acceptance makes of a handover. */
export interface Moves {
  readonly entries: HandoverEntry[]
  /** Tasks of the ward that are about no patient. */
  readonly taskIds: string[]
  /** Every task that changes its owner. */
  readonly movingIds: string[]
}

/**
 * What moves when a handover is accepted (HND6): the open tasks of whoever offered as they are at this moment, about
 * every patient who is accepted and about no patient. Rejected patients stay, with their tasks and a reason.
 *
 * @param tasks their open tasks on the ward, and about the patients of the handover wherever those lie now
 */
export function whatMoves(
  entries: readonly HandoverEntry[],
  tasks: readonly OwnTask[],
  rejected: readonly Rejected[],
): Moves {
  const reasons = new Map(rejected.map(({ patientId, reason }) => [patientId, reason]))
  const tasksOf = Map.groupBy(tasks, ({ patientId }) => patientId)
  const idsOf = (patientId: string | null) => (tasksOf.get(patientId) ?? []).map(({ id }) => id)
  const answered = entries.map((entry) => {
    const reason = reasons.get(entry.patientId)
    return reason === undefined
      ? { ...entry, taskIds: idsOf(entry.patientId), answer: 'accepted' as const, reason: null }
      : { ...entry, answer: 'rejected' as const, reason }
  })
  const taskIds = idsOf(null)
  const accepted = answered.filter(({ answer }) => answer === 'accepted')
  return {
    entries: answered,
    taskIds,
    movingIds: [...accepted.flatMap((entry) => entry.taskIds), ...taskIds],
  }
}
