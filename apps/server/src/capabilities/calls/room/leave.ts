import { participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { byItself } from '../steps/by-itself.ts'
import { goOut } from '../steps/go-out.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { tell } from '../steps/tell.ts'
import { isInside } from '../whole.ts'
import type { Seat } from './seat.ts'

/** Whoever has this line goes for good: their place is not kept, and a call of two is over (CAL8). */
export async function leave(
  parts: CallsAtWork,
  { organisationId, meetingId, participantId, personId, node }: Seat,
): Promise<void> {
  const guest = personId === null ? { guestId: participantId } : {}
  await byItself(parts, { organisationId, action: 'calls.leave', personId, ...guest }, async (deed) => {
    const whole = await openMeeting(deed, meetingId)
    const own = whole === undefined ? undefined : participantOf(whole, participantId)
    // They came in on another device meanwhile, or were put out.
    if (whole === undefined || own === undefined || own.node !== node) return
    if (!isInside(own) && own.state !== 'waiting') return
    const next = await goOut(deed, parts, whole, own, { state: 'left', until: deed.at, hangsUp: true })
    await tell(deed, parts, next, [{ kind: 'meeting-participant', id: participantId }])
  })
}
