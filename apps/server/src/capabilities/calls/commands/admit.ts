import { api, mostInMeeting } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, isClosed, participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { comeIn, insideOf } from '../steps/come-in.ts'
import { tell } from '../steps/tell.ts'

/** Lets somebody in who waits: they are in it by the line on which they wait (CAL9, CAL10). */
export function admit(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.admit, async (change, { meetingId, participantId }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const waiting = participantOf(whole, participantId)
    if (waiting === undefined) return refuse('not-found')
    if (isClosed(whole) || waiting.state !== 'waiting') return refuse('no-longer-possible')
    if (insideOf(whole).length >= mostInMeeting) return refuse('no-room')
    const admitted = { ...waiting, admittedBy: change.viewer.personId }
    // A colleague is one of those who are told from here on.
    if (admitted.personId !== null) await change.lock(admitted.personId)
    const next = await comeIn(deed, parts, whole, admitted)
    return answer({
      meeting: await tell(deed, parts, next, [{ kind: 'meeting-participant', id: participantId }]),
    })
  })
}
