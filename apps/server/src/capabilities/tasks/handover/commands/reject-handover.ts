import { api } from '@baton/contract'
import { nextState } from '@baton/domain/tasks/handover/next-state'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { fetchThrough } from '../fetch.ts'
import { hush, ring } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** Takes nothing over, and says why: everything stays with whoever offered (HND12). */
export function rejectHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.rejectHandover
  return handleCommand(api.tasks.rejectHandover, async (change, { handoverId, reason }) => {
    const fetched = await fetchThrough(change, parts, { name, handoverId })
    if (fetched === undefined) return refuse('not-found')
    const { deed, held } = fetched
    const { row, words } = held
    const state = nextState(row.state, 'reject')
    if (state === null) return refuse('no-longer-possible')
    const next = { ...row, state, answeredAt: change.at }
    await hush(deed, parts, row)
    await ring(deed, parts, next, { news: 'rejected', personId: row.fromPersonId })
    return answer({ handover: await tell(deed, parts, fetched, { row: next, words: { ...words, reason } }) })
  })
}
