import { api } from '@baton/contract'
import { inTransaction } from '../../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../../platform/operations/handler.ts'
import { participantOf } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { admissionOf } from '../../steps/at-the-door.ts'
import { hashOf, makeTicket } from '../../steps/make-ticket.ts'
import { readMeetings } from '../../store/meetings.ts'
import { wholesOf } from '../../whole.ts'
import { findByPass } from '../store/links.ts'

/**
 * A ticket for a guest whose line was down. It changes nothing that anybody sees: who comes in is decided again, told
 * and audited when the ticket is used.
 */
export function comeBack(parts: CallsAtWork): Handler {
  return handleDirectly(api.calls.comeBack, async ({ caller, at }, { pass }) => {
    const attempt = await parts.people.beginAttempt({ door: 'guest pass', address: caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const found = await findByPass(parts.database.system, hashOf(pass), at)
    if (found === undefined) return refuse('not-found')
    await attempt.succeeded()
    const { organisationId, meetingId, participantId } = found
    return inTransaction(parts.database.app, organisationId, async (transaction) => {
      const [whole] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
      if (whole === undefined) return refuse('not-found')
      const participant = participantOf(whole, participantId)
      const comer = { organisationId, personId: null, participant }
      const admitted = await admissionOf(transaction, parts, whole, comer, at)
      if (participant === undefined || (admitted !== 'in' && admitted !== 'waits'))
        return refuse('no-longer-possible')
      const ticket = makeTicket(
        transaction,
        { organisationId, meetingId, participantId, sessionId: null },
        at,
      )
      return answer({ participantId, ticket })
    })
  })
}
