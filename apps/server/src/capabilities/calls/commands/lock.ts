import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, isClosed } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { presentAgain } from '../steps/present-again.ts'
import { tell } from '../steps/tell.ts'

/** Lets nobody more in, or opens the meeting again (CAL13). */
export function lock(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.lock, async (change, { meetingId, locked }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (isClosed(whole)) return refuse('no-longer-possible')
    if (whole.row.locked === locked) {
      change.unchanged()
      return answer({ meeting: await presentAgain(change, parts, whole) })
    }
    return answer({ meeting: await tell(deed, parts, { ...whole, row: { ...whole.row, locked } }) })
  })
}
