import type { LadderHistory } from './climbs.ts'

/** A row is written a moment after it is dated; on a busy machine that moment is longer. */
export const writtenWithinMs = 500
/** The clock is set, and that is noted, within so much. */
const notedWithinMs = 20

/** Something that was kept: when it was written in real time, and what date it bears. */
interface Dated {
  readonly atMs: number
  readonly datedMs: number
}

/** Whether the ladder's clock was set about that stretch of time. */
export function wasSet({ jumps }: LadderHistory, fromMs: number, untilMs: number): boolean {
  return jumps.some(({ atMs }) => atMs >= fromMs - 3_000 && atMs <= untilMs + writtenWithinMs)
}

/** How long of a stretch of time no engine ran. */
export function desertedMs({ deserted }: LadderHistory, fromMs: number, untilMs: number): number {
  return deserted.reduce(
    (sum, one) => sum + Math.max(0, Math.min(untilMs, one.untilMs) - Math.max(fromMs, one.fromMs)),
    0,
  )
}

/**
 * Whether one thing came sooner after another than the ladder's clock could have said. Where nobody set it, its own
 * dates are compared; where somebody did, the real moments at which they were dated. A clock that is set forward brings
 * what it says is due, and so much is allowed.
 */
export function isBeforeItsTime(history: LadderHistory, from: Dated, to: Dated, waitMs: number): boolean {
  if (!wasSet(history, from.atMs, to.atMs)) return to.datedMs - from.datedMs < waitMs
  const [fromMs, toMs] = [datedAtMs(history, from), datedAtMs(history, to)]
  const forward = history.jumps.filter(
    ({ atMs, byMs }) => byMs > 0 && atMs >= fromMs - notedWithinMs && atMs <= toMs + notedWithinMs,
  )
  const gainedMs = forward.reduce((sum, { byMs }) => sum + byMs, 0)
  return (toMs - fromMs + 2 * notedWithinMs) * history.speed + gainedMs < waitMs
}

/** When something was dated, in real time: the newest moment before it was written at which the clock showed its date. */
function datedAtMs({ speed, baseMs, jumps }: LadderHistory, { atMs, datedMs }: Dated): number {
  const sorted = jumps.toSorted((a, b) => a.atMs - b.atMs)
  let [offsetMs, found] = [0, atMs]
  for (const [index, start] of [Number.NEGATIVE_INFINITY, ...sorted.map((jump) => jump.atMs)].entries()) {
    offsetMs += index === 0 ? 0 : (sorted[index - 1]?.byMs ?? 0)
    const end = sorted[index]?.atMs ?? Number.POSITIVE_INFINITY
    const moment = baseMs + (datedMs - baseMs - offsetMs) / speed
    const within = moment >= start - notedWithinMs && moment <= end + notedWithinMs
    if (within && moment <= atMs + notedWithinMs) found = moment
  }
  return found
}
