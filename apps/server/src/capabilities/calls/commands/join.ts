import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { CallsAtWork } from '../parts.ts'
import { admissionOf } from '../steps/at-the-door.ts'
import { makeTicket } from '../steps/make-ticket.ts'
import { readMeetings } from '../store/meetings.ts'
import { insertParticipant } from '../store/participants.ts'
import { wholesOf } from '../whole.ts'

/**
 * A ticket for a meeting's room, to come in by or to wait there (CAL9). It changes nothing that anybody sees: who comes
 * in is decided again, told and audited when the ticket is used, which may be never.
 */
export function join(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.join, async (change, { meetingId }) => {
    const { viewer, transaction, at } = change
    const { organisationId, personId, sessionId } = viewer
    const [whole] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    if (whole === undefined) return refuse('not-found')
    const known = whole.participants.find((one) => one.personId === personId)
    const comer = { organisationId, personId, participant: known }
    const admitted = await admissionOf(transaction, parts, whole, comer, at)
    if (admitted === 'absent') return refuse('not-found')
    if (admitted === 'closed') return refuse('no-longer-possible')
    if (admitted === 'full') return refuse('no-room')
    const participantId = known?.id ?? uuidv7()
    if (known === undefined) {
      insertParticipant(transaction, {
        ...nobodyYet,
        id: participantId,
        meetingId,
        organisationId,
        personId,
        askedAt: at,
      })
    }
    const ticket = makeTicket(transaction, { organisationId, meetingId, participantId, sessionId }, at)
    change.unchanged()
    return answer({ participantId, ticket })
  })
}

/** Somebody who has a place and was never in it. */
const nobodyYet = {
  guest: null,
  linkId: null,
  passHash: null,
  state: 'left',
  admittedBy: null,
  joinedAt: null,
  microphone: false,
  camera: false,
  screen: false,
  handRaisedAt: null,
  silencedAt: null,
  node: null,
  seenAt: null,
  since: null,
  linkRevokedAt: null,
} as const
