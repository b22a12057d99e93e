import type { Task, TaskStatus, TaskStep } from '@baton/contract'

/** What a status is called on a screen. Received is not accepted, and nothing lets one look like the other. */
export const statusWords: Readonly<Record<TaskStatus, string>> = {
  requested: 'Asked for',
  received: 'Received, not accepted',
  accepted: 'Accepted',
  'in-progress': 'Under way',
  'on-hold': 'On hold',
  completed: 'Done',
  failed: 'Could not be done',
  rejected: 'Declined',
  cancelled: 'Cancelled',
  'entered-in-error': 'Entered in error',
}

/** What somebody did, after their name: “Dr Tom Reilly accepted it”. */
export const actWords: Readonly<Record<TaskStep['act'], string>> = {
  requested: 'asked for it',
  received: 'received it',
  accepted: 'accepted it',
  started: 'started',
  held: 'put it on hold',
  resumed: 'went on with it',
  completed: 'completed it',
  failed: 'could not do it',
  declined: 'declined it',
  'passed-on': 'passed it on',
  'given-back': 'gave it back',
  'handed-over': 'handed it over',
  cancelled: 'cancelled it',
  reopened: 'opened it again',
  reviewed: 'read what came of it',
  nudged: 'asked somebody to take it',
  commented: 'said',
  changed: 'changed what was asked for',
  corrected: 'corrected the SBAR',
  'entered-in-error': 'said that it was entered in error',
}

/** Nobody has it yet. */
export function isUnaccepted({ status }: Pick<Task, 'status'>): boolean {
  return status === 'requested' || status === 'received'
}
