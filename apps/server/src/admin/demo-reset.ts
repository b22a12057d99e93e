import { findOrganisations } from '../capabilities/identity/index.ts'
import { compose } from '../compose.ts'
import { emptyOrganisations } from '../demonstration/empty-organisations.ts'
import { ensureDemonstration } from '../demonstration/ensure-demonstration.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { done, failed, type Verb } from './verb.ts'
import { withService } from './with-database.ts'

export const demoReset: Verb = {
  name: 'demo-reset',
  means: 'Put the demonstration hospital back to how it was at the first start.',
  options: {},
  async run(context) {
    const { config, progress } = context
    if (config.demo === 'off') return failed(2, 'DEMO is off: there is no demonstration to reset.')
    return withService(context, async ({ database, connection }) => {
      const real = (await findOrganisations(database.system)).filter(({ demonstration }) => !demonstration)
      if (real.length > 0) {
        const names = real.map(({ name }) => name).join(', ')
        return failed(
          2,
          `Nothing was touched: this database also holds ${names}. Try Baton in another DATA_DIR.`,
        )
      }
      progress('emptying the demonstration hospital')
      await emptyOrganisations(connection)
      const composed = await compose({ config, connection, clock: systemClock, log: silentLog })
      if (!composed.ok) return failed(2, composed.sentence)
      try {
        await ensureDemonstration({ ...config, demo: 'on' }, composed.server, progress)
      } finally {
        await composed.server.close()
      }
      return done('The demonstration hospital is as new. Whoever was signed in chooses someone to be again.')
    })
  },
}
