import type { MeetingSubject } from '@baton/contract'
import type { Concerned } from './capabilities/calls/index.ts'
import { holdersOf, onDutyOfTeams, rolesByIds } from './capabilities/duty/index.ts'
import { concernedWithPage } from './capabilities/escalation/index.ts'
import { activeAmong, membersOfTeams } from './capabilities/identity/index.ts'
import { type fellowsAbout, fellowsIn } from './capabilities/messaging/index.ts'
import type { TasksCapability } from './capabilities/tasks/index.ts'

/** What a call is begun from, one line a kind: whom it concerns, where the viewer may see it (CAL1). */
export function callSubjects(given: {
  readonly tasks: Pick<TasksCapability, 'concerned'>
  readonly about: ReturnType<typeof fellowsAbout>
}): ReadonlyMap<MeetingSubject['kind'], Concerned> {
  return new Map<MeetingSubject['kind'], Concerned>([
    ['conversation', async (transaction, viewer, id) => byName(await fellowsIn(transaction, viewer, id))],
    [
      'person',
      async (transaction, _viewer, id) => {
        const active = await activeAmong(transaction, [id])
        return active.has(id) ? byName([id]) : undefined
      },
    ],
    [
      'role',
      async (transaction, _viewer, id) => {
        if (!(await rolesByIds(transaction, [id])).has(id)) return undefined
        // Where nobody holds it, the holders of the role that it falls to (CAL4).
        const holders = (await holdersOf(transaction, [id])).get(id) ?? []
        return holders.map((personId) => ({ personId, roleId: id }))
      },
    ],
    [
      'team',
      async (transaction, _viewer, id) => {
        if (!(await membersOfTeams(transaction, [id])).has(id)) return undefined
        return byName((await onDutyOfTeams(transaction, [id])).get(id) ?? [])
      },
    ],
    ['task', (transaction, viewer, id, at) => given.tasks.concerned(transaction, viewer, id, at)],
    [
      'patient',
      async (transaction, viewer, id, at) => byName(await given.about(transaction, viewer, id, at)),
    ],
    ['page', concernedWithPage],
  ])
}

function byName(personIds: readonly string[] | undefined) {
  return personIds?.map((personId) => ({ personId, roleId: null }))
}
