import type { Escalation, Pressing, Task } from '@baton/contract'
import { ladderOf } from '@baton/domain/tasks/pressing'
import { type Answer, answer } from '../../../platform/operations/answer.ts'
import { type Held, targetOf } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import type { Deed } from './deed.ts'
import { leading } from './lead.ts'

/** Begins the ladder of a task that nobody has and that presses enough for one (TSK4); otherwise leaves it as it is. */
export async function climb(deed: Deed, parts: TaskParts, held: Held): Promise<Answer<Held>> {
  const { row, words } = held
  const urgency = ladderOf({ type: row.type, within: row.within, sbar: words.sbar })
  if (urgency === null || row.escalation !== 'none') return answer(held)
  const acting = { ...deed, personId: deed.personId ?? row.requestedBy }
  // It climbed once before it needed no ladder.
  const again = await leading(deed.streams, () =>
    parts.ladders.within.changeUrgency(acting, row.id, pressingOf(held, urgency)),
  )
  if (again.ok) {
    return answer({ ...held, row: { ...row, escalation: escalationOf(again.value.escalation.state) } })
  }
  const raised = await leading(deed.streams, () =>
    parts.ladders.raise(acting, {
      id: row.id,
      subject: { kind: 'task', id: row.id, withinId: null },
      ...pressingOf(held, urgency),
      callBack: null,
      asRoleId: row.asRoleId,
      onlookers: [],
    }),
  )
  if (!raised.ok) return raised
  return answer({ ...held, row: { ...row, escalation: escalationOf(raised.value.state) } })
}

/** How much a task presses and why, as its ladder takes it. */
export function pressingOf({ row, words: { reason, sbar } }: Held, urgency: Pressing) {
  return { urgency, reason, sbar, to: targetOf(row) }
}

/** How a ladder stands, as its task says it. */
export function escalationOf(state: Escalation['state']): Task['escalation'] {
  return state === 'running' || state === 'exhausted' ? state : 'settled'
}
