import { api } from '@baton/contract'
import { answer as answered, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, isClosed } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { presentAgain } from '../steps/present-again.ts'
import { aboutOf } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { saveInvited } from '../store/invited.ts'

/**
 * Answers a call, or declines it: it stops ringing on every other device (CAL2). The device that answers then comes in;
 * whoever missed it may still say that they come while it goes on.
 */
export function answer(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.answer, async (change, { meetingId, accept }) => {
    const { viewer, transaction, at } = change
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const own = whole.invited.find(({ personId }) => personId === viewer.personId)
    if (own === undefined) return refuse('not-found')
    const state = accept ? 'accepted' : 'declined'
    if (own.state === state) {
      change.unchanged()
      return answered({ meeting: await presentAgain(change, parts, whole) })
    }
    // Accepted on one device is not declined on another that still rang.
    if (isClosed(whole) || own.state === 'accepted') return refuse('no-longer-possible')
    const now = {
      ...own,
      state,
      answeredAt: at,
      ringUntil: null,
      missedSeen: own.state === 'missed',
    } as const
    saveInvited(transaction, viewer.organisationId, [now])
    await parts.notify.withdraw(deed, aboutOf(whole.row), viewer.personId)
    const invited = whole.invited.map((one) => (one === own ? now : one))
    return answered({ meeting: await tell(deed, parts, { ...whole, invited }) })
  })
}
