import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { TaskParts } from '../parts.ts'
import { findDueTemplates } from '../store/templates.ts'
import { byItself } from './by-itself.ts'
import { requestRecurring } from './request-recurring.ts'

const everyMs = 10_000

export interface Watch {
  /** Does everything that is due now; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** What tasks do by themselves: those that recur are requested, from the database's rows. */
export function startWatch(parts: TaskParts, { clock, log }: { clock: Clock; log: Log }): Watch {
  let underWay: Promise<void> | null = null
  const stopTicker = clock.setTicker(everyMs, () => void look())
  return {
    look: async () => {
      await underWay
      await look()
    },
    async stop() {
      stopTicker()
      await underWay
    },
  }

  function look(): Promise<void> {
    underWay ??= run()
      .catch((error: unknown) => log.warn({ err: error }, 'recurring tasks were not looked at; tried again'))
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  async function run(): Promise<void> {
    for (const { id, organisationId } of await findDueTemplates(parts.database.system, clock.now())) {
      // One that fails keeps no other from being requested.
      const action = 'tasks.requestRecurring'
      await byItself(parts, clock, { organisationId, action }, (deed) =>
        requestRecurring(deed, parts, id),
      ).catch((error: unknown) =>
        log.warn({ templateId: id, organisationId, err: error }, 'recurring task not requested; tried again'),
      )
    }
  }
}
