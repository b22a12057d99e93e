import type { CallsAtWork } from '../parts.ts'
import type { AtMeeting, Move, Passed } from './move.ts'
import { passThrough } from './pass-through.ts'

/** Most who pass in one transaction. */
const mostAtOnce = 50

interface Waiting {
  readonly move: Move
  passed(how: Passed): void
  failed(error: unknown): void
}

/**
 * The way in and out of meetings on this server. Whoever comes while others pass goes with the next ones, in one
 * transaction and with one word to everybody: a ward round in which forty come in at once would else be told of forty
 * times to each, and every one of them would hold a connection while waiting for the one before.
 */
export class Turnstile {
  readonly #parts: CallsAtWork
  readonly #waiting = new Map<string, Waiting[]>()

  constructor(parts: CallsAtWork) {
    this.#parts = parts
  }

  pass(at: AtMeeting, move: Move): Promise<Passed> {
    return new Promise((passed, failed) => {
      const one = { move, passed, failed }
      const waiting = this.#waiting.get(at.meetingId)
      if (waiting !== undefined) {
        waiting.push(one)
        return
      }
      this.#waiting.set(at.meetingId, [one])
      void this.#turn(at)
    })
  }

  async #turn({ organisationId, meetingId }: AtMeeting): Promise<void> {
    const at = { organisationId, meetingId }
    const waiting = this.#waiting.get(meetingId) ?? []
    while (waiting.length > 0) {
      const next = waiting.splice(0, mostAtOnce)
      const moves = next.map(({ move }) => move)
      try {
        const passed = await passThrough(this.#parts, at, moves)
        for (const [index, one] of next.entries()) one.passed(passed[index] ?? { ok: false, why: 'ended' })
      } catch (error) {
        for (const one of next) one.failed(error)
      }
    }
    this.#waiting.delete(meetingId)
  }
}
