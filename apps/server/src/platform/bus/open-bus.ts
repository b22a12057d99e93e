import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Bus } from './bus.ts'
import { createLocalBus } from './local-bus.ts'
import { openNatsBus } from './nats-bus.ts'
import { openPostgresBus } from './postgres-bus.ts'

/** Opens the bus that the settings name. It does not wait for the other end. */
export function openBus(
  choice: Config['bus'],
  given: { connection: pg.ClientConfig; clock: Clock; log: Log },
): Bus {
  if (choice.kind === 'nats') return openNatsBus({ url: choice.url, log: given.log })
  if (choice.kind === 'postgres') return openPostgresBus(given)
  return createLocalBus()
}
