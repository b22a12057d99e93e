import type { Task, TaskStatus } from '@baton/contract'

/** What can be done to a task so far as it changes where the task stands. */
export type TaskAct =
  | 'receive'
  | 'accept'
  | 'start'
  | 'hold'
  | 'complete'
  | 'fail'
  | 'reject'
  | 'pass-on'
  | 'give-back'
  | 'cancel'
  | 'reopen'
  | 'enter-in-error'

/**
 * Where a task stands after an act, after FHIR R4 Task; `null` where the act is impossible (TSK6). Whose act it may be
 * is the permission table's.
 */
export function nextStatus(
  { status, ownerId }: Pick<Task, 'status' | 'ownerId'>,
  act: TaskAct,
): TaskStatus | null {
  if (act === 'enter-in-error') return status === 'entered-in-error' ? null : 'entered-in-error'
  if (act === 'reopen') return reopenable.has(status) ? (ownerId === null ? 'requested' : 'accepted') : null
  return moves[status][act] ?? null
}

/** Whether there is still something to be done about it. */
export function isOpenTask({ status }: Pick<Task, 'status'>): boolean {
  return openStatuses.has(status)
}

/** Ended, and whoever asked has not read what came of it (TSK10): until then it stands on their board. */
export function awaitsReview(task: Pick<Task, 'status' | 'reviewedAt'>): boolean {
  return task.reviewedAt === null && reviewable.has(task.status)
}

const openStatuses: ReadonlySet<TaskStatus> = new Set([
  'requested',
  'received',
  'accepted',
  'in-progress',
  'on-hold',
])
const reviewable: ReadonlySet<TaskStatus> = new Set(['completed', 'failed', 'rejected'])
const reopenable: ReadonlySet<TaskStatus> = new Set(['completed', 'failed', 'rejected', 'cancelled'])

type Moves = Partial<Record<TaskAct, TaskStatus>>

const unowned: Moves = {
  accept: 'accepted',
  start: 'in-progress',
  reject: 'rejected',
  'pass-on': 'requested',
  cancel: 'cancelled',
}
const owned: Moves = {
  hold: 'on-hold',
  complete: 'completed',
  fail: 'failed',
  'pass-on': 'requested',
  'give-back': 'requested',
  cancel: 'cancelled',
}

const moves: Readonly<Record<TaskStatus, Moves>> = {
  requested: { ...unowned, receive: 'received' },
  received: unowned,
  accepted: { ...owned, start: 'in-progress' },
  'in-progress': owned,
  'on-hold': { ...owned, start: 'in-progress' },
  completed: {},
  failed: {},
  rejected: {},
  cancelled: {},
  'entered-in-error': {},
}
