import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { presentAgain } from '../steps/present-again.ts'
import { audit, hint } from '../steps/tell.ts'
import { saveSilence } from '../store/participants.ts'
import { isInside } from '../whole.ts'

/**
 * Turns somebody's microphone off: whoever has their line has the media server forward nothing more of it, whatever
 * their device does, until they turn it on again (CAL17). It is seen in the room and changes nothing of the meeting, so
 * that there is a leaf and no event.
 */
export function silence(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.silence, async (change, { meetingId, participantId }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const somebody = participantOf(whole, participantId)
    if (somebody === undefined) return refuse('not-found')
    if (!isInside(somebody)) return refuse('no-longer-possible')
    saveSilence(change.transaction, participantId, change.at)
    audit(deed, whole.row, [{ kind: 'meeting-participant', id: participantId }])
    hint(deed, parts, meetingId)
    return answer({ meeting: await presentAgain(change, parts, whole) })
  })
}
