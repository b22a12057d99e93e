/** What happens when, on a clock that jumps from one thing to the next; of two at one moment the one entered first. */
export class Agenda {
  now = 0
  readonly #entries: { at: number; act: () => void }[] = []

  /** Enters something that happens after so many ms. */
  after(ms: number, act: () => void): void {
    const at = this.now + Math.max(0, ms)
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#entries[middle]?.at ?? 0) > at) low = middle + 1
      else high = middle
    }
    this.#entries.splice(low, 0, { at, act })
  }

  /** Lets everything happen until nothing is left; something that never ends is a fault of the model. */
  run(untilMs: number): void {
    for (let next = this.#entries.pop(); next !== undefined; next = this.#entries.pop()) {
      if (next.at > untilMs) throw new Error('the night does not end')
      this.now = next.at
      next.act()
    }
  }
}
