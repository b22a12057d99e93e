import type { Person } from '@baton/contract'

export type AccessAction =
  | 'reset'
  | 'suspend'
  | 'reinstate'
  | 'make-administrator'
  | 'remove-administrator'
  | 'shut-out'
  | 'let-in'

export interface AccessSnapshot {
  readonly words: string
  readonly tone: 'good' | 'warn'
  readonly isAdministrator: boolean
  /** What an administrator can do about this person's access now; what is impossible is absent. */
  readonly actions: readonly {
    readonly id: AccessAction
    readonly label: string
    readonly isDanger: boolean
  }[]
}

/** Whether a person can sign in, and what can be done about it. Nobody suspends or demotes themselves by accident. */
export function accessSnapshot(person: Person, myId: string): AccessSnapshot {
  const isMe = person.id === myId
  const isSuspended = person.state === 'suspended'
  if (person.visitorFrom) return visitorSnapshot(person.visitorFrom.name, isSuspended)
  const actions: AccessSnapshot['actions'][number][] = []
  if (!isSuspended && !isMe) actions.push({ id: 'reset', label: 'New access code', isDanger: false })
  if (!isSuspended && !person.administrator)
    actions.push({ id: 'make-administrator', label: 'Make administrator', isDanger: false })
  if (person.administrator && !isMe)
    actions.push({ id: 'remove-administrator', label: 'No longer administrator', isDanger: false })
  if (isSuspended) actions.push({ id: 'reinstate', label: 'Reinstate', isDanger: false })
  else if (!isMe) actions.push({ id: 'suspend', label: 'Suspend', isDanger: true })
  return {
    words: isSuspended ? 'Suspended: cannot sign in or be written to' : 'Can sign in',
    tone: isSuspended ? 'warn' : 'good',
    isAdministrator: person.administrator,
    actions,
  }
}

/** Their own organisation lets them sign in, or not; this one can only shut them out (AFF6). */
function visitorSnapshot(home: string, isSuspended: boolean): AccessSnapshot {
  return {
    words: isSuspended ? `Of ${home}: shut out here` : `Visits from ${home}, and signs in there`,
    tone: isSuspended ? 'warn' : 'good',
    isAdministrator: false,
    actions: [
      isSuspended
        ? { id: 'let-in', label: 'Let in again', isDanger: false }
        : { id: 'shut-out', label: 'Shut out', isDanger: true },
    ],
  }
}
