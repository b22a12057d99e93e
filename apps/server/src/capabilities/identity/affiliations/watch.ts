import type { Identity } from '../identity.ts'
import { levelAffiliations } from './level-affiliations.ts'
import { levelVisitors } from './level-visitors.ts'

const everyMs = 5_000

/**
 * Looks every few seconds for what one organisation did and another has yet to hear of. Returns how to stop, which waits
 * for a look that is under way.
 */
export function watchAffiliations(identity: Identity): () => Promise<void> {
  let underWay: Promise<void> | null = null
  const stopTicker = identity.clock.setTicker(everyMs, () => {
    underWay ??= look().finally(() => {
      underWay = null
    })
  })
  return async () => {
    stopTicker()
    await underWay
  }

  async function look(): Promise<void> {
    try {
      await levelAffiliations(identity)
      await levelVisitors(identity)
    } catch (error) {
      identity.log.warn({ err: error }, 'organisations were not brought level; tried again')
    }
  }
}
