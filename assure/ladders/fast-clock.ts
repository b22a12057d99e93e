import { openSync, readSync, writeSync } from 'node:fs'
import type { Clock } from '../../apps/server/src/platform/clock.ts'

/** How a fast clock runs: processes that are given the same run by the same. */
export interface FastTime {
  readonly speed: number
  /** The moment of real time at which the clock stood at it. */
  readonly baseMs: number
  /** A file that holds by how much the clock has been set forward or back, in its own ms. */
  readonly offsetFile: string
}

/** No timer is shorter than this, in real ms: on a fast clock a tick would be no time at all. */
const shortestMs = 15

export interface FastClock extends Clock {
  /** Sets the clock of every process forward or back. */
  jump(ms: number): void
  /** So many ms of the clock, in real ms. */
  real(ms: number): number
}

/** A clock that runs `speed` times as fast as the real one, for every process alike, and that can be set. */
export function fastClock({ speed, baseMs, offsetFile }: FastTime): FastClock {
  const file = openSync(offsetFile, 'r+')
  const buffer = Buffer.alloc(8)
  const offset = () => {
    readSync(file, buffer, 0, 8, 0)
    return buffer.readDoubleLE(0)
  }
  const real = (ms: number) => ms / speed
  return {
    now: () => new Date(baseMs + (Date.now() - baseMs) * speed + offset()),
    setTimer(delayMs, ring) {
      const timer = setTimeout(ring, Math.max(shortestMs, real(delayMs)))
      timer.unref()
      return () => clearTimeout(timer)
    },
    setTicker(periodMs, tick) {
      const ticker = setInterval(tick, Math.max(200, real(periodMs)))
      ticker.unref()
      return () => clearInterval(ticker)
    },
    jump(ms) {
      const next = Buffer.alloc(8)
      next.writeDoubleLE(offset() + ms)
      writeSync(file, next, 0, 8, 0)
    },
    real,
  }
}
