import type { CallsAtWork } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { tellMissed } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { type InvitedRow, saveInvited } from '../store/invited.ts'

/** Whoever has been rung for long enough missed it: once, whoever looks first, for it stands in the row (CAL3). */
export async function missCalls(deed: Deed, parts: CallsAtWork, meetingId: string): Promise<void> {
  const whole = await openMeeting(deed, meetingId)
  if (whole === undefined) return
  const invited = whole.invited.map(
    (one): InvitedRow => (hasRungOut(one, deed.at) ? { ...one, state: 'missed', ringUntil: null } : one),
  )
  const missed = invited.filter((one, index) => one !== whole.invited[index])
  if (missed.length === 0) return
  saveInvited(deed.transaction, deed.organisationId, missed)
  await tellMissed(deed, parts, meetingId, missed)
  const subjects = missed.map(({ personId }) => ({ kind: 'person', id: personId }))
  await tell(deed, parts, { ...whole, invited }, subjects)
}

function hasRungOut({ state, ringUntil }: InvitedRow, at: Date): boolean {
  return state === 'ringing' && ringUntil !== null && ringUntil <= at
}
