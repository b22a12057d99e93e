import type { CallsAtWork } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { openMeeting } from '../steps/open-meeting.ts'
import { aboutOf } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { type InvitedRow, readInvited, saveInvited } from '../store/invited.ts'

/** Whoever goes off duty while it rings is rung no more, nor told that they missed it (CAL5). */
export async function stopRinging(deed: Deed, parts: CallsAtWork, meetingId: string): Promise<void> {
  const { transaction, at } = deed
  // Nearly always everybody may still be reached: that is found without anybody's lock.
  const seen = await readInvited(transaction, [meetingId])
  const rung = seen.filter(isRung).map(({ personId }) => personId)
  if ((await parts.duty.reachableAmong(transaction, rung, at)).size === rung.length) return
  const whole = await openMeeting(deed, meetingId)
  if (whole === undefined) return
  const reachable = await parts.duty.reachableAmong(transaction, rung, at)
  const invited = whole.invited.map(
    (one): InvitedRow =>
      isRung(one) && !reachable.has(one.personId) ? { ...one, state: 'not-rung', ringUntil: null } : one,
  )
  const stopped = invited.filter((one, index) => one !== whole.invited[index])
  if (stopped.length === 0) return
  saveInvited(transaction, deed.organisationId, stopped)
  for (const { personId } of stopped) await parts.notify.withdraw(deed, aboutOf(whole.row), personId)
  const subjects = stopped.map(({ personId }) => ({ kind: 'person', id: personId }))
  await tell(deed, parts, { ...whole, invited }, subjects)
}

function isRung({ state }: InvitedRow): boolean {
  return state === 'ringing'
}
