/** Lets `perSecond` through on average, and `burst` at once. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #at: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
    this.#at = nowMs
  }

  /** Takes one; false when there is none. */
  take(nowMs: number): boolean {
    const gained = ((nowMs - this.#at) / 1_000) * this.#perSecond
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, gained))
    this.#at = nowMs
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
