import type { HandoverProblem, Task } from '@baton/contract'
import { ladderOf } from '../pressing.ts'

/** What a pre-flight looks at. */
export interface Preflight {
  readonly fromPersonId: string
  /** Whether whom it is offered to is on duty; `null` while it is offered to nobody. */
  readonly toIsOnDuty: boolean | null
  /** Roles that whoever hands over holds. */
  readonly roleIds: readonly string[]
  /** Open tasks of the ward, whoever has them. */
  readonly tasks: readonly Pick<
    Task,
    'id' | 'patientId' | 'ownerId' | 'requestedFor' | 'type' | 'within' | 'sbar'
  >[]
  /** How many urgent items other than tasks whoever hands over has accepted and not done. */
  readonly otherUrgent: number
  /** Patients of the handover who lie on the ward no longer. */
  readonly goneIds: readonly string[]
  /** Everyone who could take it. */
  readonly candidateIds: readonly string[]
}

/** What cannot be handed over now, and why (HND3). */
export function preflight(facts: Preflight): HandoverProblem[] {
  const problems = facts.tasks
    .filter((task) => isAskedInVain(task, facts))
    .map(({ id, patientId }) => problem('urgent-not-accepted', { taskId: id, patientId }))
  if (facts.otherUrgent > 0) problems.push(problem('escalation-open'))
  for (const patientId of facts.goneIds) problems.push(problem('patient-gone', { patientId }))
  if (facts.toIsOnDuty === false) problems.push(problem('not-on-duty'))
  if (facts.toIsOnDuty === null && facts.candidateIds.length === 0) problems.push(problem('nobody-on-duty'))
  return problems
}

/** Asked of them, by name or through a role of theirs, so that a ladder is climbed, and nobody has it. */
function isAskedInVain(task: Preflight['tasks'][number], { fromPersonId, roleIds }: Preflight): boolean {
  if (task.ownerId !== null || ladderOf(task) === null) return false
  const { kind, id } = task.requestedFor
  return kind === 'person' ? id === fromPersonId : kind === 'role' && roleIds.includes(id)
}

function problem(
  kind: HandoverProblem['kind'],
  { taskId = null, patientId = null }: Partial<HandoverProblem> = {},
): HandoverProblem {
  return { kind, taskId, patientId }
}
