import type { Clock, StopTimer } from '../../clock.ts'
import type { FromEngine } from '../engine-words.ts'
import type { MediaFigures } from '../media.ts'

type Told = Extract<FromEngine, { t: 'figures' }>
type Figures = Omit<MediaFigures, 'restarts'>

export interface FiguresDesk {
  ask(): Promise<Figures>
  heard(told: Told): void
  /** The process died: its counters begin anew, ours go on. */
  forget(): void
}

const patienceMs = 1_000

/** Asks the media process how it does; a process that does not say is one that carries nothing. */
export function askFigures(clock: Clock, ask: (asked: number) => void): FiguresDesk {
  const waiting = new Map<number, { told(figures: Figures): void; stop: StopTimer }>()
  let asked = 0
  let before = { packetsForwarded: 0, packetsLost: 0 }
  let last: Told | null = null
  let lookedAt = { processorMs: 0, at: clock.now().getTime() }

  return {
    ask() {
      asked += 1
      const mine = asked
      return new Promise<Figures>((resolve) => {
        const stop = clock.setTimer(patienceMs, () => {
          waiting.delete(mine)
          resolve(figuresOf(null))
        })
        waiting.set(mine, { told: resolve, stop })
        ask(mine)
      })
    },
    heard(told) {
      const figures = figuresOf(told)
      last = told
      const one = waiting.get(told.asked)
      waiting.delete(told.asked)
      one?.stop()
      one?.told(figures)
    },
    forget() {
      before = {
        packetsForwarded: before.packetsForwarded + (last?.packetsForwarded ?? 0),
        packetsLost: before.packetsLost + (last?.packetsLost ?? 0),
      }
      last = null
      lookedAt = { processorMs: 0, at: clock.now().getTime() }
    },
  }

  function figuresOf(told: Told | null): Figures {
    const latest = told ?? last
    const now = clock.now().getTime()
    const passedMs = now - lookedAt.at
    const processor =
      told === null || passedMs <= 0 ? 0 : (told.processorMs - lookedAt.processorMs) / passedMs
    if (told !== null) lookedAt = { processorMs: told.processorMs, at: now }
    return {
      connections: told?.connections ?? 0,
      packetsForwarded: before.packetsForwarded + (latest?.packetsForwarded ?? 0),
      packetsLost: before.packetsLost + (latest?.packetsLost ?? 0),
      processor: Math.max(0, processor),
    }
  }
}
