/** Stops a timer; calling it again, or after the timer has rung, does nothing. */
export type StopTimer = () => void

/**
 * The only door to time. Rules and stores receive moments as arguments; whoever needs "now" or a timer is given
 * a clock, so that a test can turn its hands (packages/testkit has the fake).
 */
export interface Clock {
  /** The present moment. */
  now(): Date
  /** Calls back once after `delayMs` milliseconds. The timer does not keep the process alive. */
  setTimer(delayMs: number, ring: () => void): StopTimer
  /** Calls back every `periodMs` milliseconds. The timer does not keep the process alive. */
  setTicker(periodMs: number, tick: () => void): StopTimer
}

export const systemClock: Clock = {
  now: () => new Date(),
  setTimer(delayMs, ring) {
    const timer = setTimeout(ring, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  },
  setTicker(periodMs, tick) {
    const ticker = setInterval(tick, periodMs)
    ticker.unref()
    return () => clearInterval(ticker)
  },
}
