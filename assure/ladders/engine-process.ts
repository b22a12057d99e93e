import { z } from 'zod'
import { silentLog } from '../../apps/server/src/platform/log.ts'
import { fastClock } from './fast-clock.ts'
import { wire } from './wire.ts'

/** One engine in a process of its own, to be killed, stopped and gone on with. */
const given = z
  .object({
    connection: z.record(z.string(), z.unknown()),
    keyFile: z.string(),
    time: z.object({ speed: z.number(), baseMs: z.number(), offsetFile: z.string() }),
  })
  .parse(JSON.parse(process.env.LADDER_ENGINE ?? '{}'))

const clock = fastClock(given.time)
const { escalation } = await wire({ ...given, clock })
const { speed } = given.time
// What is a matter of the machine, not of the ladder, stays as in real life.
const rhythm = {
  tickMs: 100 * speed,
  beatEveryMs: 500 * speed,
  leaseMs: 2_000 * speed,
  doubtMs: 1_200 * speed,
}
escalation.start({ clock, log: silentLog, rhythm })
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
