import { api, type DirectoryEntry } from '@baton/contract'
import type { Hit, Narrowed } from '@baton/domain/identity/directory-index'
import { questionWords } from '@baton/domain/identity/search-words'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { membersOfTeams } from '../roll.ts'
import { readEntryPlaces, readPeople } from '../store/people.ts'
import { readTeamSummariesByIds } from '../store/teams.ts'

const usual = 30
const mostTeams = 10

export function searchDirectory({ directories }: Identity): Handler {
  return handleQuery(api.identity.searchDirectory, async ({ viewer, transaction }, asked) => {
    const { text, siteId = null, teamId = null, everyone, cursor, limit = usual } = asked
    const after = cursor === undefined ? null : readCursor(cursor)
    if (after === undefined) return refuse('bad-input', [{ path: 'cursor', problem: 'is not one of ours' }])
    const words = questionWords(text)
    const index = await directories.open(transaction, viewer.organisationId)
    const among = teamId === null ? null : await membersOf(transaction, teamId)
    const narrowed = {
      suspendedToo: everyone === 'true' && viewer.administrator,
      siteId,
      among,
      after,
      limit,
    }
    const search = (how: Narrowed) => {
      // Signs alone, such as "???", are no words and find nothing.
      return words.length > 0 || text === '' ? index.search(words, how) : []
    }
    const hits = search({ ...narrowed, kind: 'person', limit: limit + 1 })
    const withTeams = after === null && teamId === null
    const teams = withTeams ? search({ ...narrowed, kind: 'team', limit: mostTeams }) : []
    const shown = hits.slice(0, limit)
    const last = shown.at(-1)
    return answer({
      people: await entriesOf(transaction, shown, words),
      teams: inOrder(await readTeamSummariesByIds(transaction, ids(teams)), teams),
      nextCursor: hits.length > limit && last ? writeCursor(last) : null,
    })
  })
}

async function membersOf(transaction: Transaction, teamId: string): Promise<Set<string>> {
  const members = await membersOfTeams(transaction, [teamId])
  return new Set(members.get(teamId))
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
