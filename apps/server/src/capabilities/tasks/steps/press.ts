import { ladderOf } from '@baton/domain/tasks/pressing'
import { type Answer, answer } from '../../../platform/operations/answer.ts'
import type { Held } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { climb, escalationOf, pressingOf } from './climb.ts'
import type { Deed } from './deed.ts'
import { leading } from './lead.ts'

/**
 * Brings the ladder of a task level with how much it presses now (TSK30): it begins where nobody has it, presses as the
 * task does, or ends where none is needed any longer.
 */
export async function press(deed: Deed, parts: TaskParts, held: Held): Promise<Answer<Held>> {
  const { row, words } = held
  if (row.escalation === 'none') return row.ownerId === null ? climb(deed, parts, held) : answer(held)
  const urgency = ladderOf({ type: row.type, within: row.within, sbar: words.sbar })
  const { changeUrgency, endQuietly } = parts.ladders.within
  const done = await leading(deed.streams, () =>
    urgency === null ? endQuietly(deed, row.id) : changeUrgency(deed, row.id, pressingOf(held, urgency)),
  )
  if (!done.ok) return done
  const escalation = urgency === null ? ('none' as const) : escalationOf(done.value.escalation.state)
  return answer({ ...held, row: { ...row, escalation } })
}
