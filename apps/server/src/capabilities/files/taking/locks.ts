import { ERRORS, type Locker, type RequestRelease } from '@tus/server'
import type { Clock } from '../../../platform/clock.ts'

/** Longest wait for somebody who was asked to let go, in ms. */
const patienceMs = 10_000

export interface Locks extends Locker {
  /** Asks everyone to let go: the server stops. */
  askAll(): Promise<void>
}

interface Held {
  readonly askToLetGo: RequestRelease
  readonly gone: Promise<void>
  readonly letGo: () => void
}

/**
 * One request at a time for each file on this server: who comes asks the one before to let go, so that a connection
 * that is long dead keeps nobody waiting. Between servers the row's own lock decides.
 */
export function locks(clock: Clock): Locks {
  const held = new Map<string, Held>()
  return {
    async askAll() {
      await Promise.all([...held.values()].map(({ askToLetGo }) => askToLetGo()))
    },
    newLock: (id) => ({
      async lock(signal, askToLetGo) {
        const late = Promise.withResolvers<void>()
        let waits = true
        const stopTimer = clock.setTimer(patienceMs, () => giveUp())
        const giveUp = () => {
          waits = false
          late.resolve()
        }
        signal.addEventListener('abort', giveUp, { once: true })
        for (let before = held.get(id); before !== undefined && waits; before = held.get(id)) {
          await before.askToLetGo()
          await Promise.race([before.gone, late.promise])
        }
        stopTimer()
        signal.removeEventListener('abort', giveUp)
        if (!waits) throw ERRORS.ERR_LOCK_TIMEOUT
        const { promise: gone, resolve: letGo } = Promise.withResolvers<void>()
        held.set(id, { askToLetGo, gone, letGo })
      },
      async unlock() {
        held.get(id)?.letGo()
        held.delete(id)
      },
    }),
  }
}
