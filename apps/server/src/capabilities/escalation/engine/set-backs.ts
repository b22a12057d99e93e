/** One time that the clock went back, as far as it is known. */
export interface SetBack {
  /** The number of the beat at which it was found: what is armed under a lower one was dated before. */
  readonly beat: number
  readonly byMs: number
  /** The newest moment that the clock has shown since, in ms: what is dated later was dated before it went back. */
  readonly newestMs: number
}

/** One look at a clock that is behind the newest moment that anybody has seen. */
export interface Behind {
  readonly beat: number
  readonly atMs: number
  /** What the clock had come to before it went back at first. */
  readonly beforeMs: number
}

export interface Tolerance {
  /** So much behind is no going back. */
  readonly toleratedMs: number
  /** Between two looks there is no more, unless nobody looked or the clock was set forward. */
  readonly lookMs: number
}

/** What is known of a clock that is behind, after one more look at it: every time that it went back, the oldest first. */
export function lookBehind(
  known: readonly SetBack[],
  { beat, atMs, beforeMs }: Behind,
  { toleratedMs, lookMs }: Tolerance,
): SetBack[] {
  const last = known.at(-1)
  if (last === undefined) return [{ beat, byMs: beforeMs - atMs, newestMs: atMs }]
  const passedMs = atMs - last.newestMs
  if (passedMs < -toleratedMs) return [...known, { beat, byMs: -passedMs, newestMs: atMs }]
  const newest = known.map((one) => ({ ...one, newestMs: Math.max(one.newestMs, atMs) }))
  return passedMs > lookMs ? lessen(newest, passedMs) : newest
}

/** What may have been set forward again is not moved back: something late is found sooner than something early undone. */
function lessen(setBacks: readonly SetBack[], ms: number): SetBack[] {
  let left = ms
  return setBacks
    .toReversed()
    .map((one) => {
      const taken = Math.min(left, one.byMs)
      left -= taken
      return { ...one, byMs: one.byMs - taken }
    })
    .reverse()
}
