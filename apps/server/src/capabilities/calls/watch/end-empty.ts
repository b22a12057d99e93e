import { isOver } from '@baton/domain/calls/present'
import { isClosed } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { endMeeting } from '../steps/end-meeting.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { tell } from '../steps/tell.ts'

/** A meeting that has been empty for a minute is over (CAL8). */
export async function endEmpty(deed: Deed, parts: CallsAtWork, meetingId: string): Promise<void> {
  const whole = await openMeeting(deed, meetingId)
  if (whole === undefined || isClosed(whole)) return
  if (!isOver(whole.row, deed.at)) return
  await tell(deed, parts, await endMeeting(deed, parts, whole))
}
