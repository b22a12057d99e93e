import type { Clock } from '../../platform/clock.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import type { Log } from '../../platform/log.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { crashHandlers } from './handlers.ts'
import type { CrashParts } from './parts.ts'
import { startWatch, type Watch } from './watch/watch.ts'

export { crashEvents, hydrateCrash } from './hydrate.ts'
export type { CrashParts } from './parts.ts'

/** Crash calls: a team of roles, called at once, with a roll-call. */
export interface CrashCapability {
  readonly handlers: Handler[]
  /** Begins to call again and to test; the caller stops it. */
  start(given: { clock: Clock; log: Log }): Watch
}

export const crashMigrations: readonly Migration[] = [
  { name: 'crash/0001-crash', file: new URL('./migrations/0001-crash.sql', import.meta.url) },
]

/** Puts crash together. */
export function createCrash(parts: CrashParts): CrashCapability {
  return {
    handlers: crashHandlers(parts),
    start: (given) => startWatch(parts, given),
  }
}
