import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { MessagingParts } from './parts.ts'
import { tidyIndex } from './store/search.ts'

/** At 8,000 messages a second so long a list takes 14 MB, which a search reads in some milliseconds. */
const everyMs = 2_000

/** Keeps the search index's waiting list short, so that neither a sender nor a search pays for its length. */
export function tidySearch(
  { database }: Pick<MessagingParts, 'database'>,
  { clock, log }: { clock: Clock; log: Log },
): { stop(): Promise<void> } {
  let underWay: Promise<void> | null = null
  const stopTicker = clock.setTicker(everyMs, () => {
    underWay ??= tidyIndex(database.system)
      .catch((error: unknown) => log.warn({ err: error }, 'search index not tidied; tried again'))
      .finally(() => {
        underWay = null
      })
  })
  return {
    async stop() {
      stopTicker()
      await underWay
    },
  }
}
