import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { presentAgain } from '../steps/present-again.ts'
import { tell } from '../steps/tell.ts'
import { saveInvited } from '../store/invited.ts'

/** Somebody has seen that they missed a call: it leaves their list (CAL3). */
export function markMissedSeen(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.markMissedSeen, async (change, { meetingId }) => {
    const { viewer, transaction } = change
    const fetched = await fetchThrough(change, meetingId)
    const own = fetched?.whole.invited.find(({ personId }) => personId === viewer.personId)
    if (fetched === undefined || own === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (own.state !== 'missed' || own.missedSeen) {
      change.unchanged()
      return answer({ meeting: await presentAgain(change, parts, whole) })
    }
    const seen = { ...own, missedSeen: true }
    saveInvited(transaction, viewer.organisationId, [seen])
    await parts.notify.withdraw(deed, { kind: 'missed-call', id: meetingId }, viewer.personId)
    const invited = whole.invited.map((one) => (one === own ? seen : one))
    return answer({ meeting: await tell(deed, parts, { ...whole, invited }) })
  })
}
