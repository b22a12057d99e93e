import type { Clock } from '../../../../platform/clock.ts'
import type { Log } from '../../../../platform/log.ts'
import type { LibraryParts } from '../parts.ts'
import { findUnindexed } from '../store/search.ts'
import { takeInWords } from './words-of.ts'

/** Looked at without being told, for what a server left that stopped; in ms. */
const everyMs = 30_000
const atOnce = 20

export interface Indexing {
  /** Takes in everything that waits; done when it is. */
  look(): Promise<void>
  stop(): Promise<void>
}

/** Takes in the words of documents, from the database's rows: what a server leaves another finds (FIL78). */
export function startIndexing(
  parts: Pick<LibraryParts, 'database' | 'vault' | 'blobs'>,
  { clock, log }: { clock: Clock; log: Log },
): Indexing {
  let underWay: Promise<void> | null = null
  let isWanted = false
  let isStopped = false
  const stopTicker = clock.setTicker(everyMs, () => void look())
  void look()
  return {
    look,
    async stop() {
      isStopped = true
      stopTicker()
      await underWay
    },
  }

  function look(): Promise<void> {
    isWanted = true
    underWay ??= run()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'words of documents were not taken in; tried again'),
      )
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  async function run(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      const failed = new Set<string>()
      for (;;) {
        const waiting = await findUnindexed(parts.database.system, atOnce + failed.size)
        const next = waiting.filter(({ documentId }) => !failed.has(documentId))
        if (next.length === 0 || isStopped) break
        for (const document of next) await attempt(document, failed)
      }
    }
  }

  /** One that fails keeps no other from being taken in. */
  async function attempt(
    document: { documentId: string; organisationId: string },
    failed: Set<string>,
  ): Promise<void> {
    await takeInWords(parts, document).catch((error: unknown) => {
      failed.add(document.documentId)
      log.warn({ documentId: document.documentId, err: error }, 'words not taken in; tried again')
    })
  }
}
