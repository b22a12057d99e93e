import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { CallsAtWork } from '../../parts.ts'
import { deedIn } from '../../steps/deed.ts'
import { peopleAsked } from '../steps/ask.ts'
import { makeMeeting } from '../steps/make-meeting.ts'

/** Begins a meeting at once: nobody is rung, and whoever is asked sees that it goes on. */
export function meetNow(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.meetNow, async (change, input) => {
    const { viewer, commandId } = change
    const { personIds, roleIds, teamIds } = input
    const deed = deedIn(change)
    const organiserId = viewer.personId
    const asked = { personIds, roleIds, teamIds }
    const people = await peopleAsked(deed, parts, asked, { organiserId })
    if (people === undefined) return refuse('not-found')
    await change.lock(organiserId, ...people.map(({ personId }) => personId))
    const made = await makeMeeting(deed, parts, viewer, {
      id: commandId,
      words: { title: input.title, agenda: null },
      organiserId,
      times: null,
      series: null,
      asked,
      people,
      hostIds: [organiserId],
      fileIds: [],
      waitingRoom: input.waitingRoom,
    })
    return made.ok ? answer({ meeting: made.value }) : made
  })
}
