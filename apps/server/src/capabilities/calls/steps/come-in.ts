import { awayForMs } from '@baton/domain/calls/present'
import type { CallParts } from '../parts.ts'
import { type InvitedRow, saveInvited } from '../store/invited.ts'
import { forgetDevice, type ParticipantRow, saveParticipant } from '../store/participants.ts'
import { beginStay, endStay } from '../store/stays.ts'
import { isInside, type Whole } from '../whole.ts'
import type { Deed } from './deed.ts'
import { followHosts } from './follow-hosts.ts'
import { aboutOf } from './ring.ts'

/** Somebody comes in, by this line or, let in by somebody, by the one that they wait on. The caller tells. */
export async function comeIn(
  deed: Deed,
  parts: Pick<CallParts, 'notify'>,
  whole: Whole,
  participant: ParticipantRow,
): Promise<Whole> {
  const { transaction, at } = deed
  const coming: ParticipantRow = {
    ...participant,
    state: 'present',
    joinedAt: participant.joinedAt ?? at,
    since: at,
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
  }
  saveParticipant(transaction, coming)
  forgetDevice(transaction, coming.id)
  beginStay(transaction, stayOf(coming), at)
  const invited = await accept(deed, parts, whole, coming.personId)
  const row = { ...whole.row, startedAt: whole.row.startedAt ?? at, emptySince: null }
  return followHosts(deed, { ...whole, row, invited, participants: replaced(whole, coming) })
}

/**
 * Somebody's line is up again, or another one is theirs now: they have their place still, and what they chose stands. A
 * break of less than 30 s is none (CAL23). Nothing of it is told: who is in the meeting stays the same.
 */
export function comeBack(
  { transaction, at }: Pick<Deed, 'transaction' | 'at'>,
  participant: ParticipantRow,
  node: string,
): ParticipantRow {
  const { state, seenAt } = participant
  if (state === 'away' && seenAt !== null && at.getTime() - seenAt.getTime() >= awayForMs) {
    endStay(transaction, participant.id, seenAt)
    beginStay(transaction, stayOf(participant), at)
  }
  const back: ParticipantRow = { ...participant, state: 'present', node, seenAt: at }
  saveParticipant(transaction, back)
  return back
}

/** Whoever comes in has answered; a colleague who was let in belongs to those who were asked from now on (CAL25). */
async function accept(
  deed: Deed,
  { notify }: Pick<CallParts, 'notify'>,
  { row, invited }: Whole,
  personId: string | null,
): Promise<readonly InvitedRow[]> {
  const { transaction, organisationId, at } = deed
  if (personId === null) return invited
  const known = invited.find((one) => one.personId === personId)
  if (known === undefined && personId === row.organiserId) return invited
  if (known?.state === 'accepted') return invited
  if (known?.state === 'ringing') await notify.withdraw(deed, aboutOf(row), personId)
  const accepted: InvitedRow = {
    meetingId: row.id,
    personId,
    roleId: known?.roleId ?? null,
    state: 'accepted',
    askedAt: known?.askedAt ?? at,
    ringUntil: null,
    round: known?.round ?? 0,
    answeredAt: at,
    missedSeen: known?.state === 'missed',
  }
  saveInvited(transaction, organisationId, [accepted])
  return [...invited.filter((one) => one !== known), accepted]
}

/** Everyone, with one of them as they are now. */
export function replaced({ participants }: Whole, now: ParticipantRow): ParticipantRow[] {
  return participants.map((one) => (one.id === now.id ? now : one))
}

/** How many are in it. */
export function insideOf({ participants }: Pick<Whole, 'participants'>): ParticipantRow[] {
  return participants.filter(isInside)
}

function stayOf({ id, meetingId, organisationId }: ParticipantRow) {
  return { participantId: id, meetingId, organisationId }
}
