import type { Clock } from '../ports.ts'

/**
 * The present moment by the server's clock, for what the server does at a time: a countdown by a device whose clock is
 * wrong would be. What comes from the server is already a little old, so this is never ahead of it and no countdown
 * ends early.
 */
export interface ServerTime {
  now(): Date
  /** A new line: its welcome says what time it is. */
  welcomed(at: string): void
  /** Something that happened at that moment has just come: the server's clock is at least there. */
  heard(at: string): void
}

export function createServerTime(clock: Clock): ServerTime {
  let aheadMs = 0
  let isKnown = false
  const offset = (at: string) => Date.parse(at) - clock.now().getTime()
  return {
    now: () => new Date(clock.now().getTime() + aheadMs),
    welcomed(at) {
      aheadMs = offset(at)
      isKnown = true
    },
    heard(at) {
      if (isKnown) aheadMs = Math.max(aheadMs, offset(at))
    },
  }
}
