import type { HandoverProblem, Task } from '@baton/contract'

/** What a pre-flight looks at. */
export interface Preflight {
  readonly fromPersonId: string
  /** Whom it is offered to, if to anybody. */
  readonly toPersonId: string | null
  /** Roles that whoever hands over holds. */
  readonly roleIds: readonly string[]
  /** Open tasks of the ward, whoever has them. */
  readonly tasks: readonly Pick<Task, 'id' | 'patientId' | 'ownerId' | 'requestedFor' | 'within'>[]
  /** How many urgent items other than tasks whoever hands over has accepted and not done. */
  readonly otherUrgent: number
  /** Patients of the handover who lie on the ward no longer. */
  readonly goneIds: readonly string[]
  /** Everyone who could take it. */
  readonly candidateIds: readonly string[]
}

const pressing: readonly Task['within'][] = ['30-min', '1-h']

/** What cannot be handed over now, and why (HND3). */
export function preflight(facts: Preflight): HandoverProblem[] {
  const { toPersonId, candidateIds } = facts
  const problems = facts.tasks
    .filter((task) => isAskedInVain(task, facts))
    .map(({ id, patientId }) => problem('urgent-not-accepted', { taskId: id, patientId }))
  if (facts.otherUrgent > 0) problems.push(problem('escalation-open'))
  for (const patientId of facts.goneIds) problems.push(problem('patient-gone', { patientId }))
  if (candidateIds.length === 0) problems.push(problem('nobody-on-duty'))
  else if (toPersonId !== null && !candidateIds.includes(toPersonId)) problems.push(problem('not-on-duty'))
  return problems
}

/** Asked of them, by name or through a role of theirs, within the hour, and nobody has it. */
function isAskedInVain(
  { ownerId, requestedFor, within }: Preflight['tasks'][number],
  { fromPersonId, roleIds }: Preflight,
): boolean {
  if (ownerId !== null || !pressing.includes(within)) return false
  return requestedFor.kind === 'person'
    ? requestedFor.id === fromPersonId
    : requestedFor.kind === 'role' && roleIds.includes(requestedFor.id)
}

function problem(
  kind: HandoverProblem['kind'],
  { taskId = null, patientId = null }: Partial<HandoverProblem> = {},
): HandoverProblem {
  return { kind, taskId, patientId }
}
