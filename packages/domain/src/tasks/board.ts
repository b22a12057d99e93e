import type { BoardScope, Patient, Task } from '@baton/contract'
import { placeOf } from './rank.ts'
import { awaitsReview, isOpenTask } from './status.ts'

/** Whether a task stands on a board (TSK11). */
export function isOnBoard(scope: BoardScope, task: Task, patient: Patient | null, personId: string): boolean {
  if (scope.board === 'asked') {
    return task.requestedBy === personId && (isOpenTask(task) || awaitsReview(task))
  }
  if (!isOpenTask(task)) return false
  switch (scope.board) {
    case 'mine':
      return isMine(task, personId)
    case 'role':
    case 'team':
      return task.requestedFor.kind === scope.board && task.requestedFor.id === scope.id
    case 'ward':
      return isAt(scope, placeOf(task, patient))
    case 'site':
      return isHereOrNowhere(scope, placeOf(task, patient))
    case 'remote':
      return isInPool(scope, task, patient)
  }
}

/** Whose it is, or of whom it is asked by name. */
function isMine(task: Task, personId: string): boolean {
  if (task.ownerId !== null) return task.ownerId === personId
  const { requestedFor, nudgedId } = task
  return nudgedId === personId || (requestedFor.kind === 'person' && requestedFor.id === personId)
}

/** What can be done from anywhere and nobody has, for whoever works at that site or has the role or team (TSK20). */
function isInPool(scope: BoardScope, task: Task, patient: Patient | null): boolean {
  if (!task.remote || task.ownerId !== null) return false
  const { kind, id } = task.requestedFor
  if (kind === 'role' && scope.roleIds.includes(id)) return true
  if (kind === 'team' && scope.teamIds.includes(id)) return true
  return kind !== 'person' && isHereOrNowhere(scope, placeOf(task, patient))
}

function isAt({ placeIds }: BoardScope, placeId: string | null): boolean {
  return placeId !== null && placeIds.includes(placeId)
}

function isHereOrNowhere(scope: BoardScope, placeId: string | null): boolean {
  return placeId === null || isAt(scope, placeId)
}
