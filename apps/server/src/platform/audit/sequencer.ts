import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { sequenceLeaves } from './sequence-leaves.ts'
import type { NoteSigner } from './signed-note.ts'

export interface Sequencer {
  /** Gathers and signs now, and waits for it. */
  sequence(): Promise<void>
  /** Stops the timer, and gathers once more what was written until now. */
  stop(): Promise<void>
}

const PERIOD_MS = 1000

/** Gathers new leaves every second into the organisations' logs; a failure is logged and tried again. */
export function startSequencer(pool: pg.Pool, signer: NoteSigner, clock: Clock, log: Log): Sequencer {
  let underWay: Promise<void> | null = null
  const stopTicker = clock.setTicker(PERIOD_MS, () => {
    underWay ??= attempt().finally(() => {
      underWay = null
    })
  })
  async function sequence(): Promise<void> {
    await sequenceLeaves(pool, signer, clock.now())
  }
  function attempt(): Promise<void> {
    return sequence().catch((error: unknown) => log.error({ err: error }, 'audit log not sequenced'))
  }
  return {
    sequence,
    async stop() {
      stopTicker()
      await underWay
      await attempt()
    },
  }
}
