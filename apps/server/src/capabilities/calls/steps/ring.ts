import type { Channel } from '@baton/contract'
import { missedHeading, ringHeading } from '@baton/domain/calls/ringing'
import type { CallParts } from '../parts.ts'
import type { InvitedRow } from '../store/invited.ts'
import type { Deed } from './deed.ts'

/** A device is woken, and the application shows it: nobody's call comes by e-mail. */
const ringing: readonly Channel[] = ['in-app', 'web-push']

/** What every notice of a call that rings is about. */
export function aboutOf({ id }: { id: string }): { kind: string; id: string } {
  return { kind: 'call', id }
}

/** Rings people: each once on each channel in each round (CAL2, CAL7), without a word of who calls (CAL27). */
export async function ring(
  deed: Deed,
  { notify }: Pick<CallParts, 'notify'>,
  meetingId: string,
  rung: readonly InvitedRow[],
): Promise<void> {
  if (rung.length === 0) return
  await notify.notify(
    deed,
    rung.map(({ personId, roleId, round }) => ({
      key: `call:${meetingId}:${round}:${personId}`,
      personId,
      about: aboutOf({ id: meetingId }),
      // A call that comes when it is over is none: nothing may delay it.
      urgency: 'urgent',
      heading: ringHeading,
      channels: ringing,
      throughRole: roleId !== null,
    })),
  )
}

/** Tells people that they missed a call, once each round, without ringing (CAL3). */
export async function tellMissed(
  deed: Deed,
  { notify }: Pick<CallParts, 'notify'>,
  meetingId: string,
  missed: readonly InvitedRow[],
): Promise<void> {
  if (missed.length === 0) return
  for (const { personId } of missed) await notify.withdraw(deed, aboutOf({ id: meetingId }), personId)
  await notify.notify(
    deed,
    missed.map(({ personId, roleId, round }) => ({
      key: `call:${meetingId}:${round}:missed:${personId}`,
      personId,
      about: { kind: 'missed-call', id: meetingId },
      urgency: 'soon',
      heading: missedHeading,
      channels: ringing,
      throughRole: roleId !== null,
    })),
  )
}
