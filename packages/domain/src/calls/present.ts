/** A line that was down for less than this is no break (CAL23). */
export const awayForMs = 30_000
/** A server that has said nothing of a line for so long is dead: it says so every `seenEveryMs`. */
export const seenEveryMs = 10_000
export const unheardForMs = 45_000
/** A meeting that has been empty for so long is over (CAL8). */
export const emptyForMs = 60_000

/** How somebody stands whose line was last known to be up at a moment. */
export function hasGone(
  { state, seenAt }: { readonly state: string; readonly seenAt: Date | null },
  at: Date,
): boolean {
  if (seenAt === null) return false
  const silentMs = at.getTime() - seenAt.getTime()
  if (state === 'away') return silentMs >= awayForMs
  return (state === 'present' || state === 'waiting') && silentMs >= unheardForMs
}

/**
 * Whether a meeting has ended by itself: empty for a minute, and if it was arranged, not before its time is over. A team
 * whose lines all fail in the middle of its meeting comes back to it (CAL8).
 */
export function isOver(
  { emptySince, endsAt }: { readonly emptySince: Date | null; readonly endsAt: Date | null },
  at: Date,
): boolean {
  if (emptySince === null || (endsAt !== null && endsAt > at)) return false
  return at.getTime() - emptySince.getTime() >= emptyForMs
}

/** Whether a meeting ends because somebody left for good: of a call of two, when one hangs up (CAL8). */
export function endsByLeaving({
  kind,
  people,
  guests,
}: {
  readonly kind: 'call' | 'meeting'
  /** Everyone who was asked to it or is in it, whoever began it among them. */
  readonly people: number
  readonly guests: number
}): boolean {
  return kind === 'call' && people <= 2 && guests === 0
}
