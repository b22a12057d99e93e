import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough, participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { presentAgain } from '../steps/present-again.ts'
import { tell } from '../steps/tell.ts'
import { insertHosts } from '../store/invited.ts'
import { isInside } from '../whole.ts'

/** Makes a colleague in the meeting a host too; a guest never is (CAL16). */
export function makeHost(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.makeHost, async (change, { meetingId, participantId }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const somebody = participantOf(whole, participantId)
    if (somebody === undefined) return refuse('not-found')
    if (!isInside(somebody) || somebody.personId === null) return refuse('no-longer-possible')
    if (whole.hostIds.includes(somebody.personId)) {
      change.unchanged()
      return answer({ meeting: await presentAgain(change, parts, whole) })
    }
    insertHosts(change.transaction, deed.organisationId, meetingId, [somebody.personId])
    const hostIds = [...whole.hostIds, somebody.personId]
    const subjects = [{ kind: 'person', id: somebody.personId }]
    return answer({ meeting: await tell(deed, parts, { ...whole, hostIds }, subjects) })
  })
}
