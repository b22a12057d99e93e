import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { goOut } from '../steps/go-out.ts'
import { tell } from '../steps/tell.ts'

/** Does not let somebody in who waits. */
export function turnAway(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.turnAway, async (change, { meetingId, participantId }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const waiting = participantOf(whole, participantId)
    if (waiting === undefined) return refuse('not-found')
    if (waiting.state !== 'waiting') return refuse('no-longer-possible')
    const going = { state: 'turned-away', until: change.at, hangsUp: false } as const
    const next = await goOut(deed, parts, whole, waiting, going)
    return answer({
      meeting: await tell(deed, parts, next, [{ kind: 'meeting-participant', id: participantId }]),
    })
  })
}
