import type { Migration } from '../../platform/database/migrate.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { dutyHandlers } from './handlers.ts'
import type { DutyParts } from './parts.ts'
import { watchRota } from './rota/watch-rota.ts'
import { followPeople } from './subscriptions.ts'
import { followVisitors } from './visitors/follow-visitors.ts'

export type { DutyNow } from './duty-of.ts'
export { dutyEvents, hydrateDuty } from './hydrate.ts'
export type { DutyParts, OpenItems } from './parts.ts'
export {
  callableAmong,
  coordinatorsOf,
  dutiesNow,
  dutiesOf,
  holdersOf,
  offDutyPeriods,
  onDutyOfTeams,
  reachableAmong,
  rolesByIds,
  workOf,
} from './questions.ts'
export { readOnDutyIds as everyoneOnDuty } from './store/duties.ts'
export { readReachableAmong as reachableByVisitors } from './store/reachable.ts'
export { readAllRoles as everyRole } from './store/roles.ts'
export { readHoldersAt as holdersAt, readOnDutyAt as onDutyAt } from './store/work.ts'

/** Roles, who holds them, who is on duty, and the rota. */
export interface DutyCapability {
  handlers: Handler[]
  /** What duty does by itself; the caller stops it. */
  start(): { stop(): Promise<void> }
}

export const dutyMigrations: readonly Migration[] = ['0001-duty', '0002-reachable', '0003-visitors'].map(
  (name) => ({
    name: `duty/${name}`,
    file: new URL(`./migrations/${name}.sql`, import.meta.url),
  }),
)

/** Puts duty together. */
export function createDuty(parts: DutyParts): DutyCapability {
  return {
    handlers: dutyHandlers(parts),
    start() {
      const people = followPeople(parts)
      const rota = watchRota(parts)
      const visitors = followVisitors(parts)
      return {
        async stop() {
          await people.stop()
          await rota.stop()
          await visitors.stop()
        },
      }
    },
  }
}
