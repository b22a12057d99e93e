import { typesByName } from '@baton/domain/files/types'
import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import { Bench } from './bench.ts'
import { type Bounds, usualBounds } from './bounds.ts'
import { hearOutcome } from './hear-outcome.ts'
import { KeptBench } from './kept-bench.ts'
import type { DrawnFile, Outcome } from './outcome.ts'
import type { Rendition } from './rendition.ts'
import { Room, WorkshopClosed } from './room.ts'

/** A file that is being handed over, piece by piece. */
export interface Opening {
  write(content: Buffer): Promise<void>
  /** All has been handed over. */
  outcome(): Promise<Outcome>
  /** It will not all come. */
  abandon(): void
}

/** Where hostile files are opened: in processes that have nothing, and of which none sees two files. */
export interface Workshop {
  /** Waits until there is room for another process. */
  open(file: { name: string; bytes: number }): Promise<Opening>
  /** Draws a page of a PDF; `no-page` when it cannot be drawn, `failed` when it may be tried again. */
  drawPage(file: DrawnFile, number: number): Promise<Rendition | 'no-page' | 'failed'>
  /** Ends every process. */
  close(): Promise<void>
  /** The most memory that a process was seen to use, and how many did not end as they should. */
  readonly figures: { peakBytes: number; exceeded: number; slow: number; failed: number }
}

const mostProcesses = 2

/** Opens the workshop. */
export function openWorkshop(given: {
  clock: Clock
  log: Log
  bounds?: Bounds
  /** The program that is run; a test has others. */
  program?: string
}): Workshop {
  const { clock, log, bounds = usualBounds, program } = given
  const room = new Room(mostProcesses)
  const figures = { peakBytes: 0, exceeded: 0, slow: 0, failed: 0 }
  const all = new Set<Bench>()
  const kept = new Map<string, KeptBench>()

  async function start(isPressing: boolean): Promise<Bench> {
    if (!room.isFree) [...kept.values()].find(({ isIdle }) => isIdle)?.end()
    await room.take(isPressing)
    if (room.isClosed) throw new WorkshopClosed()
    const bench = new Bench(clock, bounds, program)
    all.add(bench)
    void bench.ending.then((ending) => {
      all.delete(bench)
      room.free()
      figures.peakBytes = Math.max(figures.peakBytes, bench.peakBytes)
      if (ending === 'ended') return
      figures[ending] += 1
      log.warn({ ending }, 'a process of the workshop was ended')
    })
    return bench
  }

  return {
    figures,
    async open({ name, bytes }) {
      const bench = await start(false)
      const named = typesByName(name).map(({ mediaType }) => mediaType)
      await bench.ask({ do: 'open', named, purpose: 'check', bytes })
      return {
        write: (content) => bench.write(content),
        outcome: async () => {
          const outcome = await hearOutcome(bench, name)
          bench.end()
          return outcome
        },
        abandon: () => bench.end(),
      }
    },
    async drawPage(file, number) {
      const bench = kept.get(file.id) ?? new KeptBench(file, clock, () => start(true))
      kept.set(file.id, bench)
      bench.whenIdle(() => kept.delete(file.id))
      return bench.draw(number)
    },
    async close() {
      room.close()
      for (const bench of all) bench.end()
      await Promise.all([...all].map(({ ending }) => ending))
    },
  }
}
