import type { Delivered } from '@baton/contract'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Log } from '../../platform/log.ts'

/** What identity needs from outside. */
export interface IdentityParts {
  database: Database
  clock: Clock
  log: Log
  /** The origin that people type; passkeys and cookies are bound to it. */
  publicUrl: string
  session: { idleMinutes: number; absoluteHours: number }
  /** The setting DEMO; when it is off, nobody is signed in without proof, even if the demonstration is still there. */
  demo?: 'on' | 'off' | 'auto'
  /** What to try in a minute, by the e-mail of a person of the demonstration. */
  suggestions?: ReadonlyMap<string, readonly string[]>
  /** Told after a commit that no dispatcher tells of; without it, sockets find in a few seconds what happened. */
  publish?: (organisationId: string, delivered: readonly Delivered[]) => void
}
