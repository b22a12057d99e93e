import { hasGone } from '@baton/domain/calls/present'
import type { CallsAtWork } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { goOut } from '../steps/go-out.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { tell } from '../steps/tell.ts'

/**
 * Whoever's line has been down for too long has left, when it went down; and so has whoever's server says nothing of
 * them any more, when it last did (CAL23).
 */
export async function loseLines(deed: Deed, parts: CallsAtWork, meetingId: string): Promise<void> {
  let whole = await openMeeting(deed, meetingId)
  if (whole === undefined) return
  const gone = whole.participants.filter((one) => hasGone(one, deed.at))
  if (gone.length === 0) return
  for (const one of gone) {
    const going = { state: 'left', until: one.seenAt ?? deed.at, hangsUp: false } as const
    whole = await goOut(deed, parts, whole, one, going)
  }
  const subjects = gone.map(({ id }) => ({ kind: 'meeting-participant', id }))
  await tell(deed, parts, whole, subjects)
}
