/** Below it nobody speaks: a room's own noise. In dB above silence, which is 0; the loudest is 127. */
export const speaking = 72

const risesBy = 0.5
const fallsPerMs = 0.02

/**
 * How loud somebody is, in dB above silence: it rises within a few packets, so that a click is no word, and falls slowly,
 * so that a pause for breath is no silence.
 */
export class Loudness {
  #value = 0
  #at = 0

  hear(dbBelowLoudest: number, now: number): void {
    const heard = 127 - dbBelowLoudest
    const before = this.at(now)
    this.#value = heard > before ? before + (heard - before) * risesBy : before
    this.#at = now
  }

  at(now: number): number {
    return Math.max(0, this.#value - (now - this.#at) * fallsPerMs)
  }
}

/** As devices are told it, 0 to 1, in steps that the eye can tell apart. */
export function shownLevel(loudness: number): number {
  const share = (loudness - speaking) / (127 - speaking)
  return Math.round(Math.min(1, Math.max(0, share)) * 10) / 10
}
