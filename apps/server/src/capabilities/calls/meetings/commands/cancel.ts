import { api } from '@baton/contract'
import { dayBefore } from '@baton/domain/calls/series'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { isClosed } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { deedIn } from '../../steps/deed.ts'
import { isInside } from '../../whole.ts'
import { cancelMeeting } from '../steps/cancel-meeting.ts'
import { endSeriesBefore } from '../steps/end-series-before.ts'
import { openArranged } from '../steps/open-arranged.ts'
import { isAhead } from '../steps/open-series.ts'
import { sendWord } from '../steps/send-word.ts'

/** Cancels an arranged meeting, or it and those of its series that follow; everyone asked is told (CAL31). */
export function cancel(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.cancel, async (change, { meetingId, following }) => {
    const deed = deedIn(change)
    const opened = await openArranged(change, meetingId)
    if (opened === undefined) return refuse('not-found')
    const { meeting, before, fromIt, sequence } = opened
    const { row } = meeting
    // Whoever is in it would be put out by somebody who may not even be there: it is ended by a host, not cancelled.
    if (row.startsAt === null || isClosed(meeting) || meeting.participants.some(isInside))
      return refuse('no-longer-possible')
    const { recurrence, seriesAt } = row
    if (!following || recurrence === null || seriesAt === null) {
      const cancelled = await cancelMeeting(deed, parts, meeting, { recurrence, sequence })
      await sendWord(deed, parts, 'cancelled', cancelled, askedTo(cancelled))
      return answer({ meeting: cancelled })
    }
    const ended = { ...recurrence, until: dayBefore(seriesAt, parts.zone) }
    const cancelled = await cancelMeeting(deed, parts, meeting, { recurrence: ended, sequence })
    for (const whole of fromIt) {
      if (whole !== meeting && isAhead(whole))
        await cancelMeeting(deed, parts, whole, { recurrence: ended, sequence })
    }
    await endSeriesBefore(deed, parts, before, { at: seriesAt, sequence })
    await sendWord(deed, parts, 'cancelled', cancelled, askedTo(cancelled))
    return answer({ meeting: cancelled })
  })
}

function askedTo({ invited }: { readonly invited: readonly { readonly personId: string }[] }): string[] {
  return invited.map(({ personId }) => personId)
}
