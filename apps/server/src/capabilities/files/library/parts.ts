import type { FilesParts } from '../parts.ts'

/** What a library is given: what files is given, and whom to tell that there are words to take in. */
export interface LibraryParts extends FilesParts {
  /** There may be a document whose words are not taken in; called after a commit. */
  readonly nudge: () => void
}
