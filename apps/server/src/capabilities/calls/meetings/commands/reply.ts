import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchThrough, isClosed } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { presentAgain } from '../../steps/present-again.ts'
import { tell } from '../../steps/tell.ts'
import { saveInvited } from '../../store/invited.ts'
import { reminderOf } from '../steps/send-word.ts'

/** Says that the viewer comes to an arranged meeting, or that they cannot; they may think again. */
export function reply(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.reply, async (change, { meetingId, coming }) => {
    const fetched = await fetchThrough(change, meetingId)
    const mine = fetched?.whole.invited.find(({ personId }) => personId === change.viewer.personId)
    if (fetched === undefined || mine === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (whole.row.startsAt === null || isClosed(whole)) return refuse('no-longer-possible')
    const state = coming ? ('accepted' as const) : ('declined' as const)
    if (mine.state === state) {
      change.unchanged()
      return answer({ meeting: await presentAgain(change, parts, whole) })
    }
    const said = { ...mine, state, answeredAt: change.at }
    saveInvited(change.transaction, deed.organisationId, [said])
    if (!coming) await parts.notify.withdraw(deed, reminderOf(whole.row), mine.personId)
    const invited = whole.invited.map((one) => (one === mine ? said : one))
    return answer({ meeting: await tell(deed, parts, { ...whole, invited }) })
  })
}
