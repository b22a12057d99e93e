import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { CallsAtWork } from '../../parts.ts'
import { deedIn } from '../../steps/deed.ts'
import { peopleAsked } from '../steps/ask.ts'
import { checkTimes } from '../steps/check-times.ts'
import { goOn } from '../steps/go-on.ts'
import { makeMeeting } from '../steps/make-meeting.ts'
import { sendWord } from '../steps/send-word.ts'

/** Arranges a meeting; of a series, all of the next eight weeks (CAL28). Everyone asked is told of each. */
export function arrange(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.arrange, async (change, input) => {
    const { viewer, commandId, at } = change
    const { title, agenda, personIds, roleIds, teamIds, fileIds, recurrence, waitingRoom } = input
    const times = { startsAt: new Date(input.startsAt), endsAt: new Date(input.endsAt) }
    const fault = checkTimes(times, { recurrence, at, zone: parts.zone })
    if (fault !== null) return fault
    const deed = deedIn(change)
    const organiserId = viewer.personId
    const asked = { personIds, roleIds, teamIds }
    const people = await peopleAsked(deed, parts, asked, { organiserId })
    if (people === undefined) return refuse('not-found')
    await change.lock(organiserId, ...people.map(({ personId }) => personId))
    const series = recurrence === null ? null : { id: commandId, recurrence, before: null }
    const like = {
      words: { title, agenda },
      organiserId,
      asked,
      people,
      hostIds: [organiserId],
      fileIds,
      waitingRoom,
    }
    const made = await makeMeeting(deed, parts, viewer, { ...like, id: commandId, times, series })
    if (!made.ok) return made
    if (series !== null) {
      const lastsMs = times.endsAt.getTime() - times.startsAt.getTime()
      const range = { first: times.startsAt, after: times.startsAt }
      const others = await goOn(deed, parts, viewer, { ...like, series, lastsMs }, range)
      if (!others.ok) return others
    }
    // Once of a whole series: its meetings are one arrangement.
    await sendWord(
      deed,
      parts,
      'arranged',
      made.value,
      people.map(({ personId }) => personId),
    )
    return answer({ meeting: made.value })
  })
}
