import { api } from '@baton/contract'
import { nextState } from '@baton/domain/tasks/handover/next-state'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { fetchThrough } from '../fetch.ts'
import { follow } from '../steps/follow.ts'
import { ring } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Offers a handover, as the ward is at this moment, to somebody else who is on duty (HND5). */
export function offerHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.offerHandover
  return handleCommand(api.tasks.offerHandover, async (change, { handoverId, toPersonId }) => {
    const { transaction, viewer, at } = change
    // Their stream is locked before their duty is looked at: signing off does so too.
    const fetched = await fetchThrough(change, parts, { name, handoverId, more: [toPersonId] })
    if (fetched === undefined) return refuse('not-found')
    const { deed, held } = fetched
    const state = nextState(held.row.state, 'offer')
    if (state === null) return refuse('no-longer-possible')
    const active = await parts.people.activeAmong(transaction, [toPersonId])
    if (!active.has(toPersonId) || toPersonId === viewer.personId) return refuse('not-found')
    const duties = await parts.duty.dutiesOf(transaction, [toPersonId])
    if (duties.get(toPersonId)?.state !== 'on') return refuse('off-duty')
    const { row, words } = await follow(transaction, parts, held)
    const next = { ...row, state, toPersonId, offeredAt: at }
    await ring(deed, parts, next, { news: 'offered', personId: toPersonId })
    return answer({ handover: await tell(deed, parts, fetched, { row: next, words }) })
  })
}
