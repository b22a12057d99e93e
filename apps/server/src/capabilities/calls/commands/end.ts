import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, isClosed } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { endMeeting } from '../steps/end-meeting.ts'
import { tell } from '../steps/tell.ts'

/** Ends a meeting for everyone (CAL8). */
export function end(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.end, async (change, { meetingId }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (isClosed(whole)) return refuse('no-longer-possible')
    return answer({ meeting: await tell(deed, parts, await endMeeting(deed, parts, whole)) })
  })
}
