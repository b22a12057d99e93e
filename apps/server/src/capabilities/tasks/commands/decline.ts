import { api } from '@baton/contract'
import { isOpenTask, nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { type Fetched, fetchThrough } from '../fetch.ts'
import { type Held, targetOf } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { escalationOf } from '../steps/climb.ts'
import { leading } from '../steps/lead.ts'
import { aboutOf, peopleOf, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { saveDeclined } from '../store/called.ts'
import type { TaskRow } from '../store/tasks.ts'

/**
 * Says no, with why. Where a ladder is climbed the next rung is called; where none is and everybody of whom it was asked
 * has said no, it is rejected and whoever asked is told so (TSK18).
 */
export function decline(parts: TaskParts): Handler {
  return handleCommand(api.tasks.decline, async (change, { taskId, reason }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    const { personId } = change.viewer
    if (!isOpenTask(row) || row.ownerId === personId) return refuse('no-longer-possible')
    if (row.ownerId !== null) {
      return refuse('already-accepted', [{ path: 'ownerId', problem: row.ownerId }])
    }
    saveDeclined(deed.transaction, deed.organisationId, row.id, personId, deed.at)
    const changed: Partial<TaskRow> = row.nudgedId === personId ? { nudgedId: null } : {}
    if (row.escalation !== 'none') {
      const declined = await leading(deed.streams, () => parts.ladders.within.decline(change, row.id))
      if (declined.ok) changed.escalation = escalationOf(declined.value.escalation.state)
      else if (declined.refusal.code !== 'not-found') return declined
    }
    const rejected = row.escalation === 'none' && (await isLast(fetched, parts, personId))
    const status = rejected ? nextStatus(row, 'reject') : row.status
    if (status === null) return refuse('no-longer-possible')
    if (rejected) Object.assign(changed, { status, nudgedId: null, endedAt: deed.at, endedBy: personId })
    const said: Held = {
      row: { ...row, ...changed },
      words: rejected ? { ...words, outcome: reason } : words,
    }
    const next = await addStep(deed, parts, said, { act: 'declined', words: reason })
    await parts.notify.withdraw(deed, aboutOf(row), personId)
    await ringNews(deed, parts, next.row, {
      news: rejected ? 'nobody takes it' : 'declined',
      urgency: rejected ? 'soon' : 'routine',
      personIds: [row.requestedBy],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}

/** Whether everybody else of whom it is asked has said no. */
async function isLast({ deed, held }: Fetched, parts: TaskParts, personId: string): Promise<boolean> {
  const asked = await peopleOf(deed, parts, targetOf(held.row))
  if (!asked.includes(personId)) return false
  const no = new Set(held.called.filter(({ declinedAt }) => declinedAt !== null).map((one) => one.personId))
  return asked.every((one) => one === personId || no.has(one))
}
