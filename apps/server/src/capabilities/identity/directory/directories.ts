import { DirectoryIndex } from '@baton/domain/identity/directory-index'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readEntriesAfter } from '../store/directory.ts'

/** Organisations whose directory is in memory (about 1 kB for each person); the one not asked for longest goes first. */
const mostHeld = 50
/** Entries are read in pages, so that a large directory does not hold up everything else while it is read. */
const page = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

interface Held {
  index: DirectoryIndex
  /** Up to which position of the organisation's stream it is level. */
  position: number
}

/** The directories of the organisations that are at work here, each brought level before it is searched. */
export class Directories {
  readonly #held = new Map<string, Held>()

  /** The directory of the transaction's organisation as this transaction sees it, or newer. */
  async open(transaction: Transaction, organisationId: string): Promise<DirectoryIndex> {
    const held = this.#held.get(organisationId) ?? { index: new DirectoryIndex(), position: 0 }
    this.#held.delete(organisationId)
    this.#held.set(organisationId, held)
    const [oldest] = this.#held.keys()
    if (this.#held.size > mostHeld && oldest !== undefined) this.#held.delete(oldest)
    const position = await positionOf(transaction, organisationId)
    if (position > held.position) {
      await bringLevel(transaction, held)
      held.position = Math.max(held.position, position)
    }
    return held.index
  }
}

/** Two requests may do so at once: an older version of an entry never replaces a newer one. */
async function bringLevel(transaction: Transaction, { index, position }: Held): Promise<void> {
  let after = { version: position + 1, id: beforeAll }
  for (;;) {
    const entries = await readEntriesAfter(transaction, after, page)
    for (const entry of entries) index.put(entry)
    const last = entries.at(-1)
    if (last === undefined || entries.length < page) return
    after = last
  }
}
