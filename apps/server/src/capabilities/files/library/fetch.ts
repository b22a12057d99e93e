import type { OperationName } from '@baton/contract'
import { may } from '@baton/domain'
import { relationshipsToDocument } from '@baton/domain/files/library-standing'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { membersOfTeams } from '../../identity/index.ts'
import type { LibraryParts } from './parts.ts'
import { seersOf, teamsByPerson } from './seers.ts'
import { openShelf, type Shelf } from './shelf.ts'
import { readDocuments } from './store/documents.ts'
import { readFoldersByIds } from './store/folders.ts'
import { type WholeDocument, wholeDocuments } from './whole.ts'

/** A library that the viewer may change, locked, with everyone who is told of its folders. */
export interface FetchedShelf extends Shelf {
  readonly members: readonly string[]
}

/** A document that the viewer may change, locked with its library, and who saw it before. */
export interface FetchedDocument {
  readonly shelf: FetchedShelf
  readonly whole: WholeDocument
  readonly seers: ReadonlySet<string>
}

/**
 * Fetches a team's library through the viewer for a change: fetching is checking (FIL71). Locks it, then the streams of
 * the team's members; who is in the team stays as it is until the change is committed.
 */
export async function fetchShelfThrough(
  change: Change,
  { vault }: Pick<LibraryParts, 'vault'>,
  teamId: string,
): Promise<FetchedShelf | undefined> {
  const { transaction, viewer } = change
  await holdStill(transaction, viewer.organisationId)
  const members = (await membersOfTeams(transaction, [teamId])).get(teamId) ?? []
  // The operation's name is the contract's own, which every row of the table has.
  const isMember = members.includes(viewer.personId)
  if (!may(change.operation as OperationName, isMember ? ['member'] : [])) return undefined
  const shelf = await openShelf(transaction, vault, { organisationId: viewer.organisationId, teamId })
  await change.lock(...members)
  return { ...shelf, members }
}

/** The same for the library in which a folder stands. */
export async function fetchFolderThrough(
  change: Change,
  parts: Pick<LibraryParts, 'vault'>,
  folderId: string,
): Promise<FetchedShelf | undefined> {
  const [row] = await readFoldersByIds(change.transaction, [folderId])
  const shelf = row && (await fetchShelfThrough(change, parts, row.teamId))
  // It may have gone while the library was waited for.
  return shelf?.folders.some(({ id }) => id === folderId) ? shelf : undefined
}

/**
 * Fetches a document through the viewer for a change (FIL71), with its library and the streams of everyone who sees it.
 *
 * @param moreTeamIds teams whose members will be told as well
 */
export async function fetchDocumentThrough(
  change: Change,
  parts: Pick<LibraryParts, 'vault'>,
  documentId: string,
  moreTeamIds: readonly string[] = [],
): Promise<FetchedDocument | undefined> {
  const { transaction } = change
  const [found] = await readDocuments(transaction, [documentId])
  const shelf = found && (await fetchShelfThrough(change, parts, found.teamId))
  if (shelf === undefined) return undefined
  const [whole] = await wholeDocuments(transaction, await readDocuments(transaction, [documentId]))
  if (whole === undefined) return undefined
  const seers = (await seersOf(transaction, [whole])).get(documentId) ?? new Set()
  const more = await membersOfTeams(transaction, [
    ...whole.shares.map(({ teamId }) => teamId),
    ...moreTeamIds,
  ])
  await change.lock(...seers, ...[...more.values()].flat())
  return { shelf, whole, seers }
}

/** Of these documents those that the viewer may read now, by this operation. */
export async function readableAmong(
  transaction: Transaction,
  { personId, operation }: { personId: string; operation: OperationName },
  wholes: readonly WholeDocument[],
): Promise<WholeDocument[]> {
  const teams = (await teamsByPerson(transaction, [personId])).get(personId) ?? new Set()
  return wholes.filter(({ row, shares }) =>
    may(
      operation,
      relationshipsToDocument(
        { ...row, removedAt: row.removedAt?.toISOString() ?? null, sharedWith: shares },
        teams,
      ),
    ),
  )
}
