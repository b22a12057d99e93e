import type { Meeting } from '@baton/contract'

/** People come a little early: so long before its time a meeting is among those of now, in ms. */
const earlyMs = 10 * 60_000

/**
 * `going`: somebody is in it. `open`: it is its time, or nearly. `ahead`: arranged. `idle`: it was to be, and nobody is
 * there.
 */
export type MeetingState = 'cancelled' | 'over' | 'going' | 'open' | 'ahead' | 'idle'

export function stateOf(
  { cancelledAt, endedAt, present, startsAt, endsAt, kind }: Meeting,
  now: Date,
): MeetingState {
  if (cancelledAt !== null) return 'cancelled'
  if (endedAt !== null) return 'over'
  if (present.length > 0) return 'going'
  if (startsAt === null) return kind === 'meeting' ? 'open' : 'idle'
  const start = Date.parse(startsAt)
  if (now.getTime() < start - earlyMs) return 'ahead'
  return endsAt !== null && now.getTime() > Date.parse(endsAt) ? 'idle' : 'open'
}

/** Whether one may come in: at any time before it is over, as whoever arranged it may want to be early. */
export function mayBeEntered(state: MeetingState): boolean {
  return state !== 'cancelled' && state !== 'over'
}
