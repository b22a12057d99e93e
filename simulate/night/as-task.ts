import type { Task } from '@baton/contract'
import { priorityOf } from '@baton/domain/tasks/pressing'
import { dueOf, ladderFor, momentAt } from './pressing.ts'
import type { Request } from './requests.ts'

/** A request as the rules on tasks rank it. */
export function asTask(request: Request): Task {
  const known = tasks.get(request)
  if (known !== undefined) return known
  const task = taskOf(request)
  tasks.set(request, task)
  return task
}

const tasks = new WeakMap<Request, Task>()

function taskOf(request: Request): Task {
  const { id, type, within, news2, at, ward } = request
  const blank = { patient: '', place: '', situation: '', background: '', assessment: '', recommendation: '' }
  const sbar = { ...blank, news2 }
  return {
    id,
    type,
    reason: type,
    sbar,
    status: 'accepted',
    priority: priorityOf({ type, within, sbar }),
    within,
    dueAt: momentAt(dueOf(request)).toISOString(),
    patientId: null,
    placeId: `ward ${ward}`,
    skill: null,
    remote: false,
    requestedBy: 'nurse',
    asRoleId: null,
    requestedAt: momentAt(at).toISOString(),
    requestedFor: { kind: 'team', id: 'ward doctors' },
    ownerId: null,
    nudgedId: null,
    acceptedAt: null,
    startedAt: null,
    hold: null,
    checklist: [],
    outcome: null,
    endedAt: null,
    endedBy: null,
    reviewedAt: null,
    escalation: ladderFor(request) === null ? 'none' : 'settled',
    message: null,
    comments: 0,
    version: 1,
  }
}
