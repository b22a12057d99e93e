import type { RoomFrame } from '@baton/contract'
import type { Admission } from '@baton/domain/calls/admission'
import { participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { admissionOf } from '../steps/at-the-door.ts'
import { byItself } from '../steps/by-itself.ts'
import { comeBack, comeIn } from '../steps/come-in.ts'
import type { Deed } from '../steps/deed.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { hint, tell } from '../steps/tell.ts'
import { lockMeeting } from '../store/meetings.ts'
import { type ParticipantRow, readParticipants, saveParticipant } from '../store/participants.ts'
import type { Ticket } from '../store/tickets.ts'
import { isInside, type Whole } from '../whole.ts'

type Over = Extract<RoomFrame, { t: 'over' }>['why']

export type Entered =
  | { readonly ok: true; readonly personId: string | null }
  | { readonly ok: false; readonly why: Over }

/** Uses a ticket's right: somebody comes back to their place, comes in, or waits; decided anew as it stands now. */
export async function enter(parts: CallsAtWork, ticket: Ticket, node: string): Promise<Entered> {
  const known = await findPlace(parts, ticket, node)
  if (known === undefined) return { ok: false, why: 'ended' }
  const { personId, isBack } = known
  if (isBack) return { ok: true, personId }
  const { organisationId, participantId } = ticket
  const guest = personId === null ? { guestId: participantId } : {}
  return byItself(parts, { organisationId, action: 'calls.comeIn', personId, ...guest }, (deed) =>
    comeToTheDoor(deed, parts, ticket, node, personId),
  )
}

/**
 * Whoever has their place still comes back to it under the meeting's lock alone: a server that died brings all its lines
 * back at once, and nothing changes of which anybody's stream is told.
 */
function findPlace(
  parts: CallsAtWork,
  { organisationId, meetingId, participantId }: Ticket,
  node: string,
): Promise<{ personId: string | null; isBack: boolean } | undefined> {
  return byItself(parts, { organisationId, action: 'calls.comeBack' }, async (deed) => {
    const row = await lockMeeting(deed.transaction, meetingId)
    const participants = await readParticipants(deed.transaction, [meetingId])
    const own = participants.find(({ id }) => id === participantId)
    if (row === undefined || own === undefined) return undefined
    const isBack = isInside(own) && row.endedAt === null && row.cancelledAt === null
    if (isBack) {
      comeBack(deed, own, node)
      hint(deed, parts, meetingId)
    }
    return { personId: own.personId, isBack }
  })
}

async function comeToTheDoor(
  deed: Deed,
  parts: CallsAtWork,
  { organisationId, meetingId, participantId }: Ticket,
  node: string,
  personId: string | null,
): Promise<Entered> {
  const whole = await openMeeting(deed, meetingId, personId === null ? [] : [personId])
  const participant = whole === undefined ? undefined : participantOf(whole, participantId)
  if (whole === undefined || participant === undefined) return { ok: false, why: 'ended' }
  const comer = { organisationId, personId, participant }
  const admitted = await admissionOf(deed.transaction, parts, whole, comer, deed.at)
  const why = whyNot(admitted, participant, whole)
  if (why !== null) return { ok: false, why }
  const here = { ...participant, node, seenAt: deed.at }
  const subjects = [{ kind: 'meeting-participant', id: participantId }]
  if (admitted === 'in' && !isInside(participant)) {
    await tell(deed, parts, await comeIn(deed, parts, whole, here), subjects)
  } else if (isInside(participant) || participant.state === 'waiting') {
    // On another device at the same moment, or they wait already.
    saveParticipant(deed.transaction, here)
    hint(deed, parts, meetingId)
  } else {
    const waiting: ParticipantRow = { ...here, state: 'waiting', askedAt: deed.at }
    saveParticipant(deed.transaction, waiting)
    const participants = whole.participants.map((one) => (one === participant ? waiting : one))
    await tell({ ...deed, action: 'calls.wait' }, parts, { ...whole, participants }, subjects)
  }
  return { ok: true, personId }
}

function whyNot(admitted: Admission, { state, linkRevokedAt }: ParticipantRow, { row }: Whole): Over | null {
  if (linkRevokedAt !== null) return 'link-ended'
  if (admitted === 'in' || admitted === 'waits') return null
  if (row.endedAt !== null || row.cancelledAt !== null || admitted === 'absent') return 'ended'
  return state === 'removed' ? 'removed' : 'turned-away'
}
