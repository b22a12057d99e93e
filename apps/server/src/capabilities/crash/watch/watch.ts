import { testIsDue, testLastsMs } from '@baton/domain/crash/rhythm'
import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { CrashParts } from '../parts.ts'
import type { Deed } from '../steps/deed.ts'
import { findCallsToRing, findTestsToEnd } from '../store/calls.ts'
import { findTested } from '../store/teams.ts'
import { byItself } from './by-itself.ts'
import { dailyTest } from './daily-test.ts'
import { endTest } from './end-test.ts'
import { ringAgain } from './ring-again.ts'

/** Calls are looked at so often, and teams that may have to be tested every so many looks. */
const everyMs = 1_000
const testsEvery = 10

export interface Watch {
  /** Does everything that is due now; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** What a crash call needs besides people: calling again, the daily test, and its end. All from the database's rows. */
export function startWatch(parts: CrashParts, { clock, log }: { clock: Clock; log: Log }): Watch {
  let underWay: Promise<void> | null = null
  let looks = 0
  const stopTicker = clock.setTicker(everyMs, () => void look(looks++ % testsEvery === 0))
  return {
    look: async () => {
      await underWay
      await look(true)
    },
    async stop() {
      stopTicker()
      await underWay
    },
  }

  function look(alsoTests: boolean): Promise<void> {
    underWay ??= run(alsoTests)
      .catch((error: unknown) => log.warn({ err: error }, 'crash calls were not looked at; tried again'))
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  async function run(alsoTests: boolean): Promise<void> {
    const { system } = parts.database
    for (const { id, organisationId } of await findCallsToRing(system, clock.now())) {
      await attempt('crash.ringAgain', organisationId, (deed) => ringAgain(deed, parts, id))
    }
    if (!alsoTests) return
    const lastedSince = new Date(clock.now().getTime() - testLastsMs)
    for (const { id, organisationId } of await findTestsToEnd(system, lastedSince)) {
      await attempt('crash.endTest', organisationId, (deed) => endTest(deed, parts, id))
    }
    for (const team of await findTested(system)) {
      if (!testIsDue(team, clock.now())) continue
      await attempt('crash.dailyTest', team.organisationId, (deed) => dailyTest(deed, parts, team.id))
    }
  }

  /** One that fails keeps no other from being done. */
  async function attempt(
    action: string,
    organisationId: string,
    work: (deed: Deed) => Promise<void>,
  ): Promise<void> {
    await byItself(parts, clock, { organisationId, action }, work).catch((error: unknown) =>
      log.warn({ action, organisationId, err: error }, 'crash call not seen to; tried again'),
    )
  }
}
