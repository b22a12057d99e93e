/** How far apart two pieces may lie before it counts as a gap in what was heard. */
const gapMs = 400

/** What really came from one source of one participant, by its marks. */
export class Heard {
  readonly firstAtMs: number
  lastAtMs: number
  /** When the newest of what came was sent: what a busy receiver reads late was not forwarded late. */
  lastSentAtMs = 0
  /** Packets of sound, or frames that could be drawn. */
  pieces = 0
  /** Longest time without any, and how often it was longer than a moment. */
  longestGapMs = 0
  gaps = 0
  /** Ages on arrival of the newest ones, ms. */
  readonly ages: number[] = []
  #firstNumber: number
  #lastNumber: number

  constructor(number: number, nowMs: number) {
    this.firstAtMs = nowMs
    this.lastAtMs = nowMs
    this.#firstNumber = number
    this.#lastNumber = number
  }

  take(number: number, ageMs: number, nowMs: number): void {
    const gap = nowMs - this.lastAtMs
    this.longestGapMs = Math.max(this.longestGapMs, gap)
    if (gap > gapMs) this.gaps += 1
    this.lastAtMs = nowMs
    this.lastSentAtMs = Math.max(this.lastSentAtMs, nowMs - ageMs)
    this.pieces += 1
    this.#firstNumber = Math.min(this.#firstNumber, number)
    this.#lastNumber = Math.max(this.#lastNumber, number)
    this.ages.push(ageMs)
    if (this.ages.length > 5_000) this.ages.splice(0, 2_500)
  }

  /** Share of what was sent between the first and the last that came. */
  get delivered(): number {
    return Math.min(1, this.pieces / (this.#lastNumber - this.#firstNumber + 1))
  }
}
