import type { Admission } from '@baton/domain/calls/admission'
import type { CallsAtWork } from '../parts.ts'
import { admissionOf } from '../steps/at-the-door.ts'
import { comeBack, comeIn, replaced } from '../steps/come-in.ts'
import type { Deed } from '../steps/deed.ts'
import { type ParticipantRow, saveParticipant } from '../store/participants.ts'
import { isInside, type Whole } from '../whole.ts'
import type { Over, Step } from './move.ts'

/** Somebody comes in, or waits; what their ticket was given for is decided again, as the meeting stands now. */
export async function stepIn(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  participant: ParticipantRow,
  node: string,
): Promise<Step> {
  const { organisationId, transaction, at } = deed
  const { personId } = participant
  const comer = { organisationId, personId, participant }
  const admitted = await admissionOf(transaction, parts, whole, comer, at)
  const why = whyNot(admitted, participant, whole)
  if (why !== null) return { whole, passed: { ok: false, why }, action: null }
  const passed = { ok: true, personId } as const
  const here = { ...participant, node, seenAt: at }
  if (isInside(participant)) {
    // On another device at the same moment.
    comeBack(deed, participant, node)
    return { whole, passed, action: null }
  }
  if (admitted === 'in')
    return { whole: await comeIn(deed, parts, whole, here), passed, action: 'calls.comeIn' }
  if (participant.state === 'waiting') {
    saveParticipant(transaction, here)
    return { whole, passed, action: null }
  }
  const waiting: ParticipantRow = { ...here, state: 'waiting', askedAt: at }
  saveParticipant(transaction, waiting)
  return { whole: { ...whole, participants: replaced(whole, waiting) }, passed, action: 'calls.wait' }
}

function whyNot(admitted: Admission, { state, linkRevokedAt }: ParticipantRow, { row }: Whole): Over | null {
  if (linkRevokedAt !== null) return 'link-ended'
  if (admitted === 'in' || admitted === 'waits') return null
  if (row.endedAt !== null || row.cancelledAt !== null || admitted === 'absent') return 'ended'
  return state === 'removed' ? 'removed' : 'turned-away'
}
