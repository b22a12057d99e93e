import { stateAtEnd } from '@baton/domain/calls/ringing'
import type { CallParts } from '../parts.ts'
import { type InvitedRow, saveInvited } from '../store/invited.ts'
import { isInside, type Whole } from '../whole.ts'
import type { Deed } from './deed.ts'
import { gone } from './gone.ts'
import { aboutOf, tellMissed } from './ring.ts'
import { stopMedia } from './stop-media.ts'

/** Ends a meeting for everyone: who was in it has left, who still was rung has missed it. The caller tells. */
export async function endMeeting(
  deed: Deed,
  parts: Pick<CallParts, 'notify' | 'media' | 'log'>,
  whole: Whole,
): Promise<Whole> {
  const { at } = deed
  const participants = whole.participants.map((one) =>
    isInside(one) || one.state === 'waiting'
      ? gone(deed, one, 'left', leftAt(one.state, one.seenAt, at))
      : one,
  )
  const invited = whole.invited.map((one): InvitedRow => {
    const state = stateAtEnd(one.state)
    return state === one.state ? one : { ...one, state, ringUntil: null }
  })
  const changed = invited.filter((one, index) => one !== whole.invited[index])
  saveInvited(deed.transaction, deed.organisationId, changed)
  await parts.notify.withdraw(deed, aboutOf(whole.row))
  await tellMissed(
    deed,
    parts,
    whole.row.id,
    changed.filter(({ state }) => state === 'missed'),
  )
  stopMedia(deed, parts, { meetingId: whole.row.id, participantId: null })
  const row = { ...whole.row, endedAt: at, emptySince: whole.row.emptySince ?? at }
  return { ...whole, row, invited, participants }
}

/** Whose line is down left when it went. */
function leftAt(state: string, seenAt: Date | null, at: Date): Date {
  return state === 'away' && seenAt !== null ? seenAt : at
}
