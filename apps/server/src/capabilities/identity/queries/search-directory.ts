import { api, type DirectoryEntry } from '@baton/contract'
import { nearForms, questionWords } from '@baton/domain/identity/search-words'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import {
  type Hit,
  listEntries,
  type Narrowed,
  readKnownWords,
  readNearWords,
  searchEntries,
  type WordRange,
} from '../store/directory.ts'
import { readEntryPlaces, readPeople } from '../store/people.ts'
import { readTeamSummariesByIds } from '../store/teams.ts'

const usual = 30
const mostTeams = 10

export const searchDirectory = handleQuery(
  api.identity.searchDirectory,
  async (
    { viewer, transaction },
    { text, siteId = null, teamId = null, everyone, cursor, limit = usual },
  ) => {
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after === undefined) return refuse('bad-input', [{ path: 'cursor', problem: 'is not one of ours' }])
    const words = questionWords(text)
    const ranges = await rangesOf(transaction, words)
    const search = (narrowed: Narrowed) => {
      if (words.length > 0) return ranges === null ? [] : searchEntries(transaction, ranges, narrowed)
      // Signs alone, such as "???", are no words and find nothing.
      return text === '' ? listEntries(transaction, narrowed) : []
    }
    const suspendedToo = everyone === 'true' && viewer.administrator
    const narrowed = { suspendedToo, siteId, teamId }
    const hits = await search({ ...narrowed, kind: 'person', after, limit: limit + 1 })
    const teams =
      after === null && teamId === null
        ? await search({ ...narrowed, kind: 'team', after: null, limit: mostTeams })
        : []
    const page = hits.slice(0, limit)
    const last = page.at(-1)
    return answer({
      people: await entriesOf(transaction, page, words),
      teams: inOrder(await readTeamSummariesByIds(transaction, ids(teams)), teams),
      nextCursor: hits.length > limit && last ? writeCursor(last) : null,
    })
  },
)

/** Which words of the directory each word of the question may stand for; `null` when one stands for none. */
async function rangesOf(transaction: Transaction, words: readonly string[]): Promise<WordRange[] | null> {
  const begun = words.map((word, nth) => ({ nth, low: word, high: `${word}\u{10FFFF}`, exact: word }))
  if (begun.length === 0) return []
  const known = await readKnownWords(transaction, begun)
  const ranges: WordRange[] = []
  for (const range of begun) {
    if (known.has(range.nth)) {
      ranges.push(range)
      continue
    }
    const near = await readNearWords(transaction, nearForms(range.exact))
    if (near.length === 0) return null
    ranges.push(...near.map((word) => ({ nth: range.nth, low: word, high: `${word}\u0001`, exact: word })))
  }
  return ranges
}

async function entriesOf(
  transaction: Transaction,
  hits: readonly Hit[],
  words: readonly string[],
): Promise<DirectoryEntry[]> {
  const people = inOrder(await readPeople(transaction, ids(hits)), hits)
  const places = new Map((await readEntryPlaces(transaction, ids(hits))).map((row) => [row.id, row]))
  return people.map((person) => {
    const { where = null, teams = [] } = places.get(person.id) ?? {}
    return { person, where, teams: bestFirst(teams, words).slice(0, 3) }
  })
}

/** Names in which a word of the question is found come first. */
function bestFirst(names: readonly string[], words: readonly string[]): string[] {
  const found = (name: string) =>
    questionWords(name).some((part) => words.some((word) => part.startsWith(word)))
  return [...names].sort((one, other) => Number(found(other)) - Number(found(one)))
}

function inOrder<One extends { id: string }>(found: readonly One[], hits: readonly Hit[]): One[] {
  const byId = new Map(found.map((one) => [one.id, one]))
  return hits.flatMap(({ id }) => byId.get(id) ?? [])
}

function ids(hits: readonly Hit[]): string[] {
  return hits.map((hit) => hit.id)
}

// Plain text holds no character that PostgreSQL could not take.
const cursorShape = z.tuple([z.int32(), z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u), z.uuid()])

function writeCursor({ score, sortName, id }: Hit): string {
  return Buffer.from(JSON.stringify([score, sortName, id])).toString('base64url')
}

/** `undefined` when it is not one of ours. */
function readCursor(cursor: string): Hit | undefined {
  try {
    const [score, sortName, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { score, sortName, id }
  } catch {
    return undefined
  }
}
