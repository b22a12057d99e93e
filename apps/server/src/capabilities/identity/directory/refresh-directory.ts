import type { DirectoryFacts } from '@baton/domain/identity/directory-index'
import { entryWords, plainText } from '@baton/domain/identity/search-words'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import {
  type EntryFacts,
  readEntriesIn,
  readPeopleFacts,
  readTeamFacts,
  saveEntries,
} from '../store/directory.ts'

/** A change of the directory: its transaction, in which the organisation's stream is locked. */
interface Changing {
  transaction: Transaction
  streams: StreamWriter
}

/**
 * Brings what the directory finds people and teams by level with what was written in this transaction, which also
 * appends to the organisation's stream: by its position other servers know that there is something new.
 */
export async function refreshDirectory(
  { transaction, streams }: Changing,
  organisationId: string,
  changed: { personIds?: readonly string[]; teamIds?: readonly string[] },
): Promise<void> {
  const { personIds = [], teamIds = [] } = changed
  const version = streams.position({ kind: 'organisation', id: organisationId }) + 1
  const people = personIds.length > 0 ? await readPeopleFacts(transaction, personIds) : []
  const teams = teamIds.length > 0 ? await readTeamFacts(transaction, teamIds) : []
  const entries = [
    ...people.map((facts) => entryOf('person', version, facts)),
    ...teams.map((facts) => entryOf('team', version, facts)),
  ]
  if (entries.length > 0) saveEntries(transaction, organisationId, entries)
}

/** The same for everyone and every team in a site, or in a place with what is inside it, after it was renamed. */
export async function refreshEntriesIn(
  changing: Changing,
  organisationId: string,
  where: { siteId: string } | { placeId: string },
): Promise<void> {
  const entries = await readEntriesIn(changing.transaction, where)
  await refreshDirectory(changing, organisationId, {
    personIds: entries.filter(({ kind }) => kind === 'person').map(({ id }) => id),
    teamIds: entries.filter(({ kind }) => kind === 'team').map(({ id }) => id),
  })
}

function entryOf(kind: DirectoryFacts['kind'], version: number, facts: EntryFacts): DirectoryFacts {
  const { id, siteId, suspended } = facts
  return { id, kind, version, siteId, suspended, sortName: plainText(facts.name), words: entryWords(facts) }
}
