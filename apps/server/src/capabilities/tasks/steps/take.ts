import type { Task } from '@baton/contract'
import { isOpenTask, nextStatus } from '@baton/domain/tasks/status'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import type { Fetched } from '../fetch.ts'
import { type Held, present } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from './add-step.ts'
import { leading } from './lead.ts'
import { aboutOf } from './ring.ts'
import { tell } from './tell.ts'

/**
 * Makes a task the viewer's (TSK15): under the lock of its row, so that of several who try it is one's; the others are
 * told whose it is. A ladder that is climbed for it ends in the same transaction.
 */
export async function take(
  change: Change,
  parts: TaskParts,
  { deed, held, concerned }: Fetched,
  act: 'accept' | 'start',
): Promise<Answer<{ task: Task }>> {
  const { personId } = change.viewer
  const { row, words } = held
  if (!isOpenTask(row)) return refuse('no-longer-possible')
  if (row.ownerId === personId && (act === 'accept' || row.status === 'in-progress')) {
    change.unchanged()
    return answer({ task: present(held) })
  }
  if (row.ownerId !== null && row.ownerId !== personId) {
    return refuse('already-accepted', [{ path: 'ownerId', problem: row.ownerId }])
  }
  const reachable = await parts.duty.reachableAmong(change.transaction, [personId], change.at)
  if (!reachable.has(personId)) return refuse('off-duty')
  const status = nextStatus(row, act)
  if (status === null) return refuse('no-longer-possible')
  const climbing = row.escalation === 'running' || row.escalation === 'exhausted'
  if (climbing) {
    const accepted = await leading(change.streams, () => parts.ladders.within.accept(change, row.id))
    if (!accepted.ok) return accepted
  }
  await parts.notify.withdraw(deed, aboutOf(row))
  const taken: Held = {
    row: {
      ...row,
      status,
      ownerId: personId,
      nudgedId: null,
      acceptedAt: row.acceptedAt ?? deed.at,
      startedAt: act === 'start' ? (row.startedAt ?? deed.at) : row.startedAt,
      holdUntil: null,
      escalation: climbing ? 'settled' : row.escalation,
    },
    words: { ...words, hold: null },
  }
  let next = row.ownerId === null ? await addStep(deed, parts, taken, { act: 'accepted' }) : taken
  if (act === 'start') {
    next = await addStep(deed, parts, next, { act: row.status === 'on-hold' ? 'resumed' : 'started' })
  }
  return answer({ task: await tell(deed, parts, next, concerned) })
}
