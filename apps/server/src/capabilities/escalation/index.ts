import type { Escalation } from '@baton/contract'
import type { Clock } from '../../platform/clock.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import type { Log } from '../../platform/log.ts'
import type { Acting } from '../../platform/operations/acting.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { type Engine, type Rhythm, startEngine } from './engine/engine.ts'
import { escalationHandlers } from './handlers.ts'
import { openItemsOf } from './open-items.ts'
import type { EscalationParts, OpenItems } from './parts.ts'
import { type Addressed, concernedBy, type Raising, raise } from './raise.ts'
import { followRota } from './subscriptions.ts'
import { type WithinChange, withinChange } from './within-change.ts'

export { concernedWithPage } from './concerned.ts'
export { escalationEvents, hydrateEscalation } from './hydrate.ts'
export type { EscalationParts, Subjects } from './parts.ts'
export type { Raising } from './raise.ts'
export type { WithinChange } from './within-change.ts'

/** Ladders for whatever is urgent: it ends accepted, escalated or loudly failed. */
export interface EscalationCapability {
  readonly handlers: Handler[]
  /** Fits duty's port. */
  readonly openItems: OpenItems
  /** Raises something urgent in the caller's transaction, and calls the first rung that somebody holds. */
  raise(acting: Acting, raising: Raising): Promise<Answer<Escalation>>
  /** Everyone else whose streams `raise` locks: to be locked with one's own, before anything is done. */
  concernedBy(acting: Acting, addressed: Addressed): Promise<string[]>
  /** For whoever owns what is escalated: the same acts within its own changes. */
  readonly within: WithinChange
  /** Begins to climb; the caller stops it. */
  start(given: { clock: Clock; log: Log; rhythm?: Rhythm }): Engine
}

export const escalationMigrations: readonly Migration[] = [
  '0001-escalation',
  '0002-armed-beat',
  '0003-set-backs',
].map((name) => ({
  name: `escalation/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts escalation together. */
export function createEscalation(parts: EscalationParts): EscalationCapability {
  return {
    handlers: escalationHandlers(parts),
    openItems: openItemsOf(parts),
    raise: (acting, raising) => raise(acting, parts, raising),
    concernedBy: (acting, addressed) => concernedBy(acting, parts, addressed),
    within: withinChange(parts),
    start(given) {
      const engine = startEngine({ ...parts, ...given })
      const rota = followRota(parts, given)
      return {
        ...engine,
        async stop() {
          await rota.stop()
          await engine.stop()
        },
      }
    },
  }
}
