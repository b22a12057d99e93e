import { createOrganisation, findOrganisations } from '../capabilities/identity/index.ts'
import type { Server } from '../compose.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { seedDemonstration } from './seed-demonstration.ts'

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
  const { database, vault, dispatchBy } = server
  if (config.demo === 'off') return false
  const organisations = await findOrganisations(database.system)
  if (organisations.some((organisation) => organisation.demonstration)) return true
  if (config.demo === 'auto' && organisations.length > 0) return false
  onProgress('making the demonstration hospital (first start only)')
  const now = systemClock.now()
  const hands = { now }
  const clock = { ...systemClock, now: () => hands.now }
  const setUp = { database, vault, clock, publicUrl: config.publicUrl }
  const found = (founding: Parameters<typeof createOrganisation>[1]) => createOrganisation(setUp, founding)
  await seedDemonstration({ found, dispatch: dispatchBy(clock), hands, now })
  return true
}
