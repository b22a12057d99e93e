interface Asked {
  readonly since: number
  tries: number
  askAgainAt: number
}

/** Packets that come a little late are not lost: so long one waits before asking for one. */
const patienceMs = 10
/** Past so many at once, or after so long, a new picture is quicker than the old packets. */
const most = 200
const hopelessMs = 1_000
const mostTries = 10
const leastBetweenMs = 20
/** As many as one request carries. */
const mostAtOnce = 60

/** Which packets of one stream have not come, and when to ask for which. Numbers are unwrapped. */
export class Missing {
  /** How many were ever missing, whether they came after all or not. */
  noted = 0
  readonly #asked = new Map<number, Asked>()
  #highest: number | null = null
  #hopeless = false

  get count(): number {
    return this.#asked.size
  }

  /** Notes a packet that came; true when it had been missing. */
  arrived(extended: number, now: number): boolean {
    const highest = this.#highest
    if (highest === null) {
      this.#highest = extended
      return false
    }
    if (extended <= highest) return this.#asked.delete(extended)
    this.#highest = extended
    const gap = extended - highest - 1
    if (gap === 0) return false
    this.noted += gap
    if (this.#asked.size + gap > most) {
      this.#giveUp()
      return false
    }
    for (let number = highest + 1; number < extended; number += 1) {
      this.#asked.set(number, { since: now, tries: 0, askAgainAt: now + patienceMs })
    }
    return false
  }

  /** What to ask for now; the sender is `roundTripMs` away. */
  due(now: number, roundTripMs: number): number[] {
    const due: number[] = []
    for (const [number, asked] of this.#asked) {
      if (asked.tries >= mostTries || now - asked.since > hopelessMs) {
        this.#giveUp()
        return []
      }
      if (asked.askAgainAt > now || due.length >= mostAtOnce) continue
      asked.tries += 1
      asked.askAgainAt = now + Math.max(leastBetweenMs, roundTripMs * 1.2)
      due.push(number)
    }
    return due
  }

  /** Whether something was given up since the last look: the picture then has to begin anew. */
  takeHopeless(): boolean {
    const was = this.#hopeless
    this.#hopeless = false
    return was
  }

  #giveUp(): void {
    this.#asked.clear()
    this.#hopeless = true
  }
}
