import { api, type Recurrence } from '@baton/contract'
import { keepAsked } from '@baton/domain/calls/asked'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { isClosed } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { deedIn } from '../../steps/deed.ts'
import { readInvited } from '../../store/invited.ts'
import { peopleAsked } from '../steps/ask.ts'
import { checkTimes } from '../steps/check-times.ts'
import { endSeriesBefore } from '../steps/end-series-before.ts'
import { type OpenedArranged, openArranged } from '../steps/open-arranged.ts'
import { isAhead } from '../steps/open-series.ts'
import { type Placed, placeAsBefore, placeFollowing, placeOne, type Times } from '../steps/place-anew.ts'
import { isAt } from '../steps/revise.ts'
import { reviseAll } from '../steps/revise-all.ts'
import { sendWord } from '../steps/send-word.ts'
import { readArranged } from '../store/arranged.ts'

/** Changes an arranged meeting, or it and those of its series that follow; everyone asked is told (CAL31). */
export function change(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.change, async (change, input) => {
    const { transaction, viewer, at } = change
    const { meetingId, title, agenda, fileIds, waitingRoom } = input
    const deed = deedIn(change)
    const seen = await readArranged(transaction, meetingId)
    if (seen === undefined) return refuse('not-found')
    const invited = await readInvited(transaction, [meetingId])
    const asked = keepAsked(input, seen.asked ?? input, {
      members: await parts.people.membersOfTeams(transaction, seen.asked?.teamIds ?? []),
      shown: new Set(invited.flatMap(({ roleId }) => roleId ?? [])),
    })
    const known = new Set(invited.map(({ personId }) => personId))
    const people = await peopleAsked(deed, parts, asked, { organiserId: seen.organiserId, known })
    const all = (people ?? []).map(({ personId }) => personId)
    const opened = await openArranged(change, meetingId, all)
    if (opened === undefined || people === undefined) return refuse('not-found')
    const { meeting, before, sequence } = opened
    const { row } = meeting
    if (row.startsAt === null || isClosed(meeting)) return refuse('no-longer-possible')
    const times = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) }
    const moves = !isAt(row, times)
    const recurrence = input.following ? row.recurrence : null
    if (moves) {
      const fault = checkTimes(times, { recurrence, at, zone: parts.zone })
      if (fault !== null) return fault
      // Somebody has been in it: it cannot be put elsewhere.
      if (!isAhead(meeting)) return refuse('no-longer-possible')
    }
    const common = { words: { title, agenda }, asked, people, fileIds, waitingRoom, sequence }
    const placed = placesOf(opened, times, { moves, recurrence, zone: parts.zone })
    const revised = await reviseAll(deed, parts, viewer, meeting, placed, common)
    if (!revised.ok) return revised
    // It goes on as another series.
    if (moves && recurrence !== null && row.seriesAt !== null)
      await endSeriesBefore(deed, parts, before, { at: row.seriesAt, sequence })
    await sendWord(deed, parts, 'changed', revised.value, all)
    return answer({ meeting: revised.value })
  })
}

/** Where what is changed stands from now on: the meeting by itself, or with what follows in its series. */
function placesOf(
  opened: OpenedArranged,
  times: Times,
  { moves, recurrence, zone }: { moves: boolean; recurrence: Recurrence | null; zone: string },
): Placed[] {
  if (recurrence === null) return [{ whole: opened.meeting, place: placeOne(opened.meeting, times) }]
  return moves ? placeFollowing(opened, times, { recurrence, zone }) : placeAsBefore(opened)
}
