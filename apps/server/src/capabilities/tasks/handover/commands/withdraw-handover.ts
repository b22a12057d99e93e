import { api } from '@baton/contract'
import { nextState } from '@baton/domain/tasks/handover/next-state'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { fetchThrough } from '../fetch.ts'
import { goBack } from '../steps/go-back.ts'
import { tell } from '../steps/tell.ts'

/** Takes an offer back, to go on preparing it; drops what is being prepared. */
export function withdrawHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.withdrawHandover
  return handleCommand(api.tasks.withdrawHandover, async (change, { handoverId }) => {
    const fetched = await fetchThrough(change, parts, { name, handoverId })
    if (fetched === undefined) return refuse('not-found')
    const { deed, held } = fetched
    const { row, words } = held
    if (nextState(row.state, 'take-back') !== null) {
      return answer({ handover: await goBack(deed, parts, fetched, 'taken-back') })
    }
    const state = nextState(row.state, 'drop')
    if (state === null) return refuse('no-longer-possible')
    return answer({ handover: await tell(deed, parts, fetched, { row: { ...row, state }, words }) })
  })
}
