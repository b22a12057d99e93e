import { may } from '@baton/domain'
import type { PlaceDoor } from '../../../files/index.ts'
import { relationshipsTo } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { openMeeting } from '../../steps/open-meeting.ts'
import { tell } from '../../steps/tell.ts'
import { readMeetings } from '../../store/meetings.ts'
import { hearersOf, wholesOf } from '../../whole.ts'

/** Meetings as places where files hang: whoever may open the meeting may see its documents, and a guest none (CAL12). */
export function meetingDoor(parts: CallsAtWork): PlaceDoor {
  return {
    async visibleAmong(transaction, { personId }, _at, meetingIds) {
      const wholes = await wholesOf(transaction, await readMeetings(transaction, meetingIds))
      const visible = wholes.filter((whole) => may('calls.open', relationshipsTo(whole, personId)))
      return new Set(visible.map(({ row }) => row.id))
    },
    async streamsOf(transaction, meetingIds) {
      return (await wholesOf(transaction, await readMeetings(transaction, meetingIds))).flatMap(hearersOf)
    },
    async changed(acting, meetingIds) {
      const deed = { ...acting, action: 'calls.followFile', commandId: null }
      for (const meetingId of meetingIds) {
        const whole = await openMeeting(deed, meetingId)
        if (whole !== undefined) await tell(deed, parts, whole)
      }
    },
  }
}
