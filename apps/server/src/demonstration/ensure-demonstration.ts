import { v7 as uuidv7 } from 'uuid'
import { createOrganisation, findOrganisations } from '../capabilities/identity/index.ts'
import type { Server } from '../compose.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { emptyOrganisations } from './empty-organisations.ts'
import { seedDemonstration } from './seed-demonstration.ts'
import { isSeeded, markSeeded } from './store.ts'

/**
 * Makes the demonstration hospital where the settings want one and there is none.
 *
 * @returns whether this server has the demonstration
 */
export async function ensureDemonstration(
  config: Pick<Config, 'demo' | 'publicUrl'>,
  server: Server,
  onProgress: (step: string) => void,
): Promise<boolean> {
  const { database, vault, dispatchBy, takeContent, keepPast } = server
  if (config.demo === 'off') return false
  const organisations = await findOrganisations(database.system)
  const real = organisations.filter((organisation) => !organisation.demonstration)
  if (organisations.length > real.length) {
    // Beside real organisations nothing is ever emptied.
    if (real.length > 0 || (await isSeeded(database.system))) return true
    onProgress('the demonstration hospital was not finished: beginning afresh')
    await emptyOrganisations(server.connection)
  } else if (config.demo === 'auto' && real.length > 0) return false
  onProgress('making the demonstration hospital (first start only)')
  const now = systemClock.now()
  const hands = { now }
  const clock = { ...systemClock, now: () => hands.now }
  const setUp = { database, vault, clock, publicUrl: config.publicUrl }
  const found = (founding: Parameters<typeof createOrganisation>[1]) => createOrganisation(setUp, founding)
  const organisationId = await seedDemonstration({
    found,
    dispatch: dispatchBy(clock),
    takeContent: (actor, fileId, content) => takeContent({ ...actor, sessionId: uuidv7() }, fileId, content),
    keepPast: (organiser, past) => keepPast({ ...organiser, sessionId: uuidv7() }, past),
    hands,
    now,
  })
  await markSeeded(database.system, organisationId, now)
  return true
}
