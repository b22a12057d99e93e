import type { Database } from '../../../platform/database/database.ts'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import type { Log } from '../../../platform/log.ts'
import { lockClock, moveDueBack, saveBeat, saveClock } from '../store/engine.ts'

/** Clocks of two servers may differ by so much, and a clock may be corrected by so much, without anything being done. */
const toleratedMs = 1_000
/** Where nobody has moved the newest moment on for so long, it is nobody's clock any more. */
const abandonedAfterMs = 5_000

/**
 * Says that an engine lives, and sees to it that a clock which is set back delays nothing (ESC23): what is due moves
 * back with it, once, whichever engine notices first. Another server whose clock is only ahead is left alone.
 */
export class ClockWatch {
  readonly #given: { database: Database; log: Log; engineId: string; startedAt: Date }
  /** When this engine looked last. */
  #lastAt: Date | null = null
  /** A newest moment that is ahead of our clock, and since when it stands. */
  #ahead: { seenMs: number; since: Date } | null = null

  constructor(given: { database: Database; log: Log; engineId: string; startedAt: Date }) {
    this.#given = given
  }

  /** Whether the clock has gone back since this engine looked last. */
  wentBack(at: Date): boolean {
    return this.#lastAt !== null && this.#lastAt.getTime() - at.getTime() > toleratedMs
  }

  /** This engine looks. */
  looked(at: Date): void {
    this.#lastAt = at
  }

  /** Says that the engine lives, and compares its clock with the newest moment that any engine has seen. */
  async beat(at: Date): Promise<void> {
    const { database, log, engineId, startedAt } = this.#given
    await inSystemTransaction(database.system, async (transaction) => {
      const seen = await lockClock(transaction)
      const behindMs = seen === null ? 0 : seen.getTime() - at.getTime()
      if (behindMs <= toleratedMs) {
        this.#ahead = null
        saveClock(transaction, at)
      } else if (this.wentBack(at) || this.#isAbandoned(at, behindMs)) {
        const ms = Math.max(behindMs, (this.#lastAt?.getTime() ?? 0) - at.getTime())
        moveDueBack(transaction, ms)
        saveClock(transaction, at)
        log.warn({ ms }, 'the clock went back: what is due moves with it')
        this.#ahead = null
      }
      saveBeat(transaction, engineId, startedAt, at)
    })
  }

  #isAbandoned(at: Date, behindMs: number): boolean {
    const seenMs = at.getTime() + behindMs
    if (this.#ahead?.seenMs !== seenMs) this.#ahead = { seenMs, since: at }
    return at.getTime() - this.#ahead.since.getTime() >= abandonedAfterMs
  }
}
