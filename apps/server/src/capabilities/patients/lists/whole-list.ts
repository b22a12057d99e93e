import type { Relationship } from '@baton/domain'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { membersOfTeams } from '../../identity/index.ts'
import { survivorsOf } from '../by-ids.ts'
import {
  type EntryRow,
  type ListRow,
  readEntries,
  readLists,
  readShares,
  type ShareRow,
} from '../store/lists.ts'

/** A list with who sees it and what is on it. */
export interface WholeList {
  readonly row: ListRow
  readonly shares: readonly ShareRow[]
  /** In order; a merged record stands for its survivor, and whoever would stand there twice is left out. */
  readonly entries: readonly { readonly row: EntryRow; readonly patientId: string }[]
  /** Who is in its team, and in the teams that it is shared with. */
  readonly members: ReadonlySet<string>
}

/** Lists by their ids with everything that belongs to them; those that are removed are left out. */
export async function wholeListsByIds(
  transaction: Transaction,
  listIds: readonly string[],
): Promise<WholeList[]> {
  return wholeLists(transaction, await readLists(transaction, [...new Set(listIds)]))
}

/** The same for rows, in the order given. */
export async function wholeLists(transaction: Transaction, rows: readonly ListRow[]): Promise<WholeList[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [shares, entries] = await Promise.all([readShares(transaction, ids), readEntries(transaction, ids)])
  const survivors = await survivorsOf(
    transaction,
    entries.map(({ patientId }) => patientId),
  )
  const sharesOf = Map.groupBy(shares, ({ listId }) => listId)
  const entriesOf = Map.groupBy(entries, ({ listId }) => listId)
  const teamsOf = (row: ListRow) => [
    ...(row.ownerKind === 'team' ? [row.ownerId] : []),
    ...(sharesOf.get(row.id) ?? []).flatMap(({ kind, sharerId }) => (kind === 'team' ? sharerId : [])),
  ]
  const members = await membersOfTeams(transaction, [...new Set(rows.flatMap(teamsOf))])
  return rows.map((row) => ({
    row,
    shares: sharesOf.get(row.id) ?? [],
    entries: eachOnce(
      (entriesOf.get(row.id) ?? []).map((entry) => ({
        row: entry,
        patientId: survivors.get(entry.patientId) ?? entry.patientId,
      })),
    ),
    members: new Set(teamsOf(row).flatMap((teamId) => members.get(teamId) ?? [])),
  }))
}

/** Everyone who sees a list. */
export function seersOf({ row, shares, members }: WholeList): Set<string> {
  const people = shares.flatMap(({ kind, sharerId }) => (kind === 'person' ? sharerId : []))
  return new Set([...(row.ownerKind === 'person' ? [row.ownerId] : []), ...people, ...members])
}

/** What somebody is to a list; empty: it is not theirs to see. */
export function relationshipsTo(list: WholeList, personId: string): Relationship[] {
  const { row, shares, members } = list
  const relationships: Relationship[] = []
  if (row.ownerKind === 'person' && row.ownerId === personId) relationships.push('self')
  if (members.has(personId)) relationships.push('member')
  if (shares.some(({ sharerId }) => sharerId === personId)) relationships.push('onlooker')
  return relationships
}

function eachOnce<Entry extends { patientId: string }>(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ patientId }) => {
    if (seen.has(patientId)) return false
    seen.add(patientId)
    return true
  })
}
