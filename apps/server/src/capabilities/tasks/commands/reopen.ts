import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { type Fetched, fetchThrough } from '../fetch.ts'
import { type Held, targetOf } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import { climb, escalationOf } from '../steps/climb.ts'
import { leading } from '../steps/lead.ts'
import { nobodys } from '../steps/nobodys.ts'
import { ringAsked, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { forgetDeclined } from '../store/called.ts'

/** Asks again: of whoever had it, and of whom it was asked where they are not there any more (TSK10). */
export function reopen(parts: TaskParts): Handler {
  return handleCommand(api.tasks.reopen, async (change, { taskId, reason }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row } = held
    if (nextStatus(row, 'reopen') === null) return refuse('no-longer-possible')
    const ownerId = await ownerThere(fetched, parts)
    const { escalation } = row
    let again: Held = asked({ row, words: held.words }, ownerId)
    if (escalation === 'none' && ownerId === null) {
      const climbed = await climb(deed, parts, again)
      if (!climbed.ok) return climbed
      again = climbed.value
    }
    if (escalation !== 'none') {
      const to = targetOf(row)
      const opened = await leading(deed.streams, () => parts.ladders.within.reopen(change, row.id, to))
      if (!opened.ok) return opened
      const { state, acceptedBy } = opened.value.escalation
      again = asked({ row, words: held.words }, state === 'accepted' ? acceptedBy : null)
      again = { ...again, row: { ...again.row, escalation: escalationOf(state) } }
    }
    forgetDeclined(deed.transaction, row.id)
    const next = await addStep(deed, parts, again, { act: 'reopened', words: reason })
    const climbs = next.row.escalation === 'running' || next.row.escalation === 'exhausted'
    if (next.row.ownerId === null && !climbs) await ringAsked(deed, parts, next.row, concerned.asked)
    await ringNews(deed, parts, next.row, {
      news: 'asked again',
      urgency: 'soon',
      personIds: [next.row.ownerId],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}

/** Whoever had it, if they can be reached. */
async function ownerThere({ deed, held: { row } }: Fetched, parts: TaskParts): Promise<string | null> {
  if (row.ownerId === null) return null
  const reachable = await parts.duty.reachableAmong(deed.transaction, [row.ownerId], deed.at)
  return reachable.has(row.ownerId) ? row.ownerId : null
}

function asked(held: Held, ownerId: string | null): Held {
  const open = { endedAt: null, endedBy: null, endedFromHome: false, reviewedAt: null }
  const words = { ...held.words, outcome: null }
  if (ownerId === null) return nobodys({ ...held, words }, { ...open, status: 'requested' })
  const { row } = held
  return { row: { ...row, ...open, ownerId, status: 'accepted', startedAt: null }, words }
}
