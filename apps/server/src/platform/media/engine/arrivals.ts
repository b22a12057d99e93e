import { healthyLine, judgeLine, type LineHealth } from './choosing/allowance.ts'
import type { ReportBlock } from './packets/read-rtcp.ts'
import { middleOf } from './packets/write-rtcp.ts'
import type { Slot } from './slot.ts'

/** Fewer packets than this say nothing of a line. */
const leastToJudge = 20

/** How what is sent to a device arrives there, by its own word. */
export class Arrivals {
  health: LineHealth = healthyLine
  roundTripMs = 100
  #expected = 0
  #lost = 0
  #askedAgain = 0

  take(slot: Slot, block: ReportBlock): void {
    const { expected, lost } = slot.lossSince(block)
    this.#expected += expected
    this.#lost += lost
    if (block.lastReport === 0) return
    const middle = middleOf(performance.timeOrigin + performance.now())
    const roundTripMs = ((middle - block.lastReport - block.sinceLastReport) | 0) / 65.536
    if (roundTripMs >= 0 && roundTripMs < 5_000) this.roundTripMs += (roundTripMs - this.roundTripMs) / 4
  }

  lacks(slot: Slot, sequence: number): void {
    if (slot.isNewlyLost(sequence)) this.#askedAgain += 1
  }

  /** Judges the line; true when it is to be sent more or less than before. */
  judge(now: number): boolean {
    if (this.#expected < leastToJudge) return false
    const before = this.health.allowance
    // What was sent again and came is not counted as lost any more, and was lost all the same.
    const share = Math.max(this.#lost, this.#askedAgain) / this.#expected
    this.health = judgeLine(this.health, Math.min(1, share), now)
    this.#expected = 0
    this.#lost = 0
    this.#askedAgain = 0
    return this.health.allowance !== before
  }
}
