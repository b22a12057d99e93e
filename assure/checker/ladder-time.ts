import type { LadderHistory } from './climbs.ts'

/** A row is written a moment after it is dated; on a busy machine that moment is longer. */
export const writtenWithinMs = 500

/** Whether the ladder's clock was set between two moments: then its own dates say nothing. */
export function wasSet({ jumps }: LadderHistory, fromMs: number, untilMs: number): boolean {
  return jumps.some(({ atMs }) => atMs >= fromMs - writtenWithinMs && atMs <= untilMs + writtenWithinMs)
}

/** How long of a stretch of time no engine ran. */
export function desertedMs({ deserted }: LadderHistory, fromMs: number, untilMs: number): number {
  return deserted.reduce(
    (sum, one) => sum + Math.max(0, Math.min(untilMs, one.untilMs) - Math.max(fromMs, one.fromMs)),
    0,
  )
}

/**
 * Whether a call came earlier after another than the ladder's clock could have said, judged by real time: a clock that
 * is set forward brings what it says is due, and so much is allowed.
 */
export function isBeforeItsTime(
  history: LadderHistory,
  fromMs: number,
  toMs: number,
  waitMs: number,
): boolean {
  // A process that was paused between dating a row and writing it wrote it long after.
  const paused = history.harms.some((harm) => fromMs >= harm.fromMs - 50 && fromMs <= harm.untilMs + 2_500)
  if (paused) return false
  const forward = history.jumps.filter(
    ({ atMs, byMs }) => byMs > 0 && atMs >= fromMs - writtenWithinMs && atMs <= toMs,
  )
  const gainedMs = forward.reduce((sum, { byMs }) => sum + byMs, 0)
  return (toMs - fromMs + writtenWithinMs) * history.speed + gainedMs < waitMs
}
