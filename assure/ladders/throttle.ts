import { setTimeout as pause } from 'node:timers/promises'

const fewest = 8
export const mostAtOnce = 160
/** So many things that are due and not done are still no backlog. */
const few = 8
const tooMany = 40

/**
 * Lets so many things be on their way at once as the machine carries: a campaign is about what the engine does with
 * faults, not about how it fares on a machine that has no time for it.
 */
export class Throttle {
  readonly #backlog: () => Promise<number>
  #allowed = 16
  #under = 0
  #running = true

  /** @param backlog how many things are due and not done */
  constructor(backlog: () => Promise<number>) {
    this.#backlog = backlog
  }

  /** Does something once there is room for it. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#under >= this.#allowed) await pause(20)
    this.#under += 1
    try {
      return await work()
    } finally {
      this.#under -= 1
    }
  }

  /** Looks at the backlog until it is stopped. */
  async watch(): Promise<void> {
    while (this.#running) {
      const backlog = await this.#backlog()
      if (backlog < few) this.#allowed = Math.min(mostAtOnce, this.#allowed + 4)
      if (backlog > tooMany) this.#allowed = Math.max(fewest, Math.floor(this.#allowed * 0.7))
      await pause(200)
    }
  }

  stop(): void {
    this.#running = false
  }
}
