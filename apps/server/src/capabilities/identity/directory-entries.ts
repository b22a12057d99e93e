import { entryWords, nearForms, plainText } from '@baton/domain/identity/search-words'
import type { Transaction } from '../../platform/database/transaction.ts'
import {
  type Entry,
  type EntryFacts,
  readEntriesIn,
  readPeopleFacts,
  readTeamFacts,
  saveEntries,
} from './store/directory.ts'

/** Brings what the directory finds people and teams by level with what was written in this transaction. */
export async function refreshDirectory(
  transaction: Transaction,
  organisationId: string,
  changed: { personIds?: readonly string[]; teamIds?: readonly string[] },
): Promise<void> {
  const { personIds = [], teamIds = [] } = changed
  const people = personIds.length > 0 ? await readPeopleFacts(transaction, personIds) : []
  const teams = teamIds.length > 0 ? await readTeamFacts(transaction, teamIds) : []
  const entries = [
    ...people.map((facts) => entryOf('person', facts)),
    ...teams.map((facts) => entryOf('team', facts)),
  ]
  if (entries.length > 0) saveEntries(transaction, organisationId, entries, nearForms)
}

function entryOf(kind: Entry['kind'], facts: EntryFacts): Entry {
  const { id, siteId, suspended } = facts
  return { id, kind, siteId, suspended, sortName: plainText(facts.name), words: entryWords(facts) }
}

/** The same for everyone and every team in a site, or in a place with what is inside it, after it was renamed. */
export async function refreshEntriesIn(
  transaction: Transaction,
  organisationId: string,
  where: { siteId: string } | { placeId: string },
): Promise<void> {
  const entries = await readEntriesIn(transaction, where)
  await refreshDirectory(transaction, organisationId, {
    personIds: entries.filter(({ kind }) => kind === 'person').map(({ id }) => id),
    teamIds: entries.filter(({ kind }) => kind === 'team').map(({ id }) => id),
  })
}
