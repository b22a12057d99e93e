import type { Database } from '../../../platform/database/database.ts'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import type { Log } from '../../../platform/log.ts'
import {
  endWhenAbandoned,
  lockClock,
  moveDueBack,
  saveBeat,
  saveClock,
  saveSetBacks,
} from '../store/engine.ts'
import { lookBehind } from './set-backs.ts'

/** Clocks of two servers may differ by so much, and a clock may be corrected by so much, without anything being done. */
const toleratedMs = 1_000

export interface Watched {
  readonly database: Database
  readonly log: Log
  readonly engineId: string
  readonly startedAt: Date
  /** Where nobody moves the newest moment on for so long, it is nobody's clock any more; longer than between two beats. */
  readonly doubtMs: number
  /** Between two looks there is no more, unless the process was stopped or the clock set again. */
  readonly lookMs: number
}

/** The newest moment is ahead of our clock: it was ours, or another server's clock is only ahead. */
interface Doubt {
  readonly seenMs: number
  readonly since: Date
  /** When it was looked at last. */
  readonly lookedAt: Date
}

/**
 * Says that an engine lives, and sees to it that a clock which is set back delays nothing (ESC23): what is due moves
 * back with it, once, whichever engine notices. Another server whose clock is only ahead is left alone.
 */
export class ClockWatch {
  readonly #given: Watched
  /** When this engine looked last. */
  #lastAt: Date | null = null
  #doubt: Doubt | null = null

  constructor(given: Watched) {
    this.#given = given
  }

  /** Whether it must be asked again soon. */
  get inDoubt(): boolean {
    return this.#doubt !== null
  }

  /** This engine looks. */
  looked(at: Date): void {
    // While in doubt the last look before it counts.
    if (this.#doubt === null && (this.#lastAt === null || at > this.#lastAt)) this.#lastAt = at
  }

  /**
   * Says that the engine lives, and compares its clock with the newest moment that any engine has seen. The clock is
   * read under the lock, so that a process which was stopped never writes down a moment of before.
   */
  async beat(now: () => Date): Promise<Date> {
    const { database, log, engineId, startedAt, doubtMs, lookMs } = this.#given
    return inSystemTransaction(database.system, async (transaction) => {
      endWhenAbandoned(transaction)
      const { seenAt: seen, beat, setBacks } = await lockClock(transaction)
      const at = now()
      if (seen === null || seen.getTime() - at.getTime() <= toleratedMs) {
        this.#level(at)
        saveClock(transaction, at)
      } else {
        const beforeMs = Math.max(seen.getTime(), this.#lastAt?.getTime() ?? 0)
        const behind = { beat, atMs: at.getTime(), beforeMs }
        const wentBack = lookBehind(setBacks, behind, { toleratedMs, lookMs })
        saveSetBacks(transaction, wentBack)
        const doubt = this.#doubtOf(seen, at)
        if (at.getTime() - doubt.since.getTime() >= doubtMs) {
          moveDueBack(transaction, { withinMs: lookMs })
          saveClock(transaction, at)
          const ms = wentBack.reduce((sum, { byMs }) => sum + byMs, 0)
          log.warn({ ms }, 'the clock went back: what is due moves with it')
          this.#level(at)
        }
      }
      saveBeat(transaction, engineId, startedAt, at)
      return at
    })
  }

  #level(at: Date): void {
    this.#doubt = null
    this.#lastAt = at
  }

  #doubtOf(seen: Date, at: Date): Doubt {
    const held = this.#doubt
    const lookedMs = at.getTime() - (held?.lookedAt.getTime() ?? 0)
    if (held?.seenMs === seen.getTime() && lookedMs >= 0 && lookedMs <= this.#given.lookMs) {
      this.#doubt = { ...held, lookedAt: at }
      return this.#doubt
    }
    // It begins, or begins again: nobody may have looked for a while, the other server neither.
    this.#doubt = { seenMs: seen.getTime(), since: at, lookedAt: at }
    return this.#doubt
  }
}
