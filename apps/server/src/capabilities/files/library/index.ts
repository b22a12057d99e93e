import type { Clock } from '../../../platform/clock.ts'
import type { Log } from '../../../platform/log.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import type { FilesParts, PlaceDoor } from '../parts.ts'
import { documentDoor } from './door.ts'
import { libraryHandlers } from './handlers.ts'
import { type Indexing, startIndexing } from './indexing/indexing.ts'

export { hydrateLibrary, libraryEvents } from './hydrate.ts'
export type { Indexing } from './indexing/indexing.ts'

/** Libraries: what a team keeps and relies on, in versions. */
export interface Library {
  readonly handlers: Handler[]
  /** Entered by files under `document`. */
  readonly door: PlaceDoor
  /** Begins to take in the words of documents; the caller stops it. */
  start(given: { clock: Clock; log: Log }): Indexing
}

/** Puts libraries together. */
export function createLibrary(parts: FilesParts): Library {
  let indexing: Indexing | undefined
  const library = { ...parts, nudge: () => void indexing?.look() }
  return {
    handlers: libraryHandlers(library),
    door: documentDoor(library),
    start(given) {
      indexing = startIndexing(parts, given)
      return indexing
    },
  }
}
