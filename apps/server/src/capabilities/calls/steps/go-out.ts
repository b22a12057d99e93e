import { endsByLeaving } from '@baton/domain/calls/present'
import type { CallParts } from '../parts.ts'
import type { ParticipantRow } from '../store/participants.ts'
import { isInside, type Whole } from '../whole.ts'
import { insideOf, replaced } from './come-in.ts'
import type { Deed } from './deed.ts'
import { endMeeting } from './end-meeting.ts'
import { followHosts } from './follow-hosts.ts'
import { gone } from './gone.ts'
import { stopMedia } from './stop-media.ts'

/** How somebody goes, and until when they were in it. */
export interface Going {
  readonly state: 'left' | 'removed' | 'turned-away'
  readonly until: Date
  /** They hung up, which ends a call of two (CAL8); whose line is lost has not. */
  readonly hangsUp: boolean
}

/** Somebody goes, and with them the meeting where it ends by that. The caller tells. */
export async function goOut(
  deed: Deed,
  parts: Pick<CallParts, 'notify' | 'media' | 'log'>,
  whole: Whole,
  participant: ParticipantRow,
  { state, until, hangsUp }: Going,
): Promise<Whole> {
  const wasInside = isInside(participant)
  const next = { ...whole, participants: replaced(whole, gone(deed, participant, state, until)) }
  if (!wasInside) return next
  stopMedia(deed, parts, { meetingId: participant.meetingId, participantId: participant.id })
  if (hangsUp && endsByLeaving(sizeOf(next))) return endMeeting(deed, parts, next)
  const emptySince = insideOf(next).length === 0 ? deed.at : null
  return followHosts(deed, { ...next, row: { ...next.row, emptySince } })
}

/** Everyone whom it rang or who was in it: who may not be reached is no second half of a call. */
function sizeOf({ row, invited, participants }: Whole) {
  const people = new Set([
    row.organiserId,
    ...invited.flatMap(({ personId, state }) => (state === 'not-rung' ? [] : personId)),
  ])
  const guests = participants.filter(({ personId, joinedAt }) => personId === null && joinedAt !== null)
  return { kind: row.kind, people: people.size, guests: guests.length }
}
