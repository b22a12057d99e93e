interface PendingTimer {
  readonly ring: () => void
  readonly periodMs: number | undefined
  dueMs: number
}

/** A clock whose hands only a test moves. Fits the server's `Clock`. */
export interface FakeClock {
  now(): Date
  setTimer(delayMs: number, ring: () => void): () => void
  setTicker(periodMs: number, tick: () => void): () => void
  /** Moves time on by `ms` milliseconds, ringing every timer that falls due on the way, in order. */
  advance(ms: number): void
  /** Moves time on to `moment`, ringing as `advance` does. A moment in the past is a bug and throws. */
  advanceTo(moment: Date): void
}

/** A fake clock that stands still at `start` (default: a Monday morning on the ward). */
export function fakeClock(start = new Date('2026-03-02T08:00:00.000Z')): FakeClock {
  let nowMs = start.getTime()
  const pending = new Set<PendingTimer>()

  function add(delayMs: number, periodMs: number | undefined, ring: () => void): () => void {
    const timer: PendingTimer = { ring, periodMs, dueMs: nowMs + delayMs }
    pending.add(timer)
    return () => {
      pending.delete(timer)
    }
  }

  function advanceTo(moment: Date): void {
    const untilMs = moment.getTime()
    if (untilMs < nowMs) throw new Error('A clock does not go back')
    for (let next = earliest(pending, untilMs); next; next = earliest(pending, untilMs)) {
      nowMs = Math.max(nowMs, next.dueMs)
      if (next.periodMs === undefined) pending.delete(next)
      else next.dueMs += next.periodMs
      next.ring()
    }
    nowMs = untilMs
  }

  return {
    now: () => new Date(nowMs),
    setTimer: (delayMs, ring) => add(delayMs, undefined, ring),
    setTicker: (periodMs, tick) => add(periodMs, periodMs, tick),
    advance: (ms) => advanceTo(new Date(nowMs + ms)),
    advanceTo,
  }
}

function earliest(pending: ReadonlySet<PendingTimer>, untilMs: number): PendingTimer | undefined {
  let found: PendingTimer | undefined
  for (const timer of pending) {
    if (timer.dueMs <= untilMs && (!found || timer.dueMs < found.dueMs)) found = timer
  }
  return found
}
