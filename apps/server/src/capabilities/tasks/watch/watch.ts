import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { TaskParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { findOverdue } from '../store/reminders.ts'
import { findDueTemplates } from '../store/templates.ts'
import { byItself } from './by-itself.ts'
import { remind } from './remind.ts'
import { requestRecurring } from './request-recurring.ts'

const everyMs = 10_000

export interface Watch {
  /** Does everything that is due now; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** What tasks do by themselves: those that recur are requested, and what is overdue is said; all from rows. */
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
      .catch((error: unknown) => log.warn({ err: error }, 'tasks were not looked at; tried again'))
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  async function run(): Promise<void> {
    const { system } = parts.database
    for (const { id, organisationId } of await findDueTemplates(system, clock.now())) {
      await attempt('tasks.requestRecurring', organisationId, (deed) => requestRecurring(deed, parts, id))
    }
    for (const { id, organisationId } of await findOverdue(system, clock.now())) {
      await attempt('tasks.remind', organisationId, (deed) => remind(deed, parts, id))
    }
  }

  /** One that fails keeps no other from being done. */
  async function attempt(
    action: string,
    organisationId: string,
    work: (deed: Deed) => Promise<void>,
  ): Promise<void> {
    await byItself(parts, clock, { organisationId, action }, work).catch((error: unknown) =>
      log.warn({ action, organisationId, err: error }, 'task not seen to; tried again'),
    )
  }
}
