import type { Transaction } from '../../../../platform/database/transaction.ts'

export interface FolderRow {
  id: string
  organisationId: string
  teamId: string
  parentId: string | null
  /** Sealed. */
  name: Buffer
}

const columns = `f.id, f.organisation_id as "organisationId", f.team_id as "teamId", f.parent_id as "parentId", f.name`

/**
 * Locks a team's library until the transaction ends, so that one change follows another; it is there from then on.
 *
 * @returns whether it was not there before
 */
export async function lockLibrary(
  transaction: Transaction,
  library: { organisationId: string; teamId: string },
): Promise<boolean> {
  const made = await transaction.query({
    name: 'library-make',
    text: 'insert into library (team_id, organisation_id) values ($1, $2) on conflict do nothing returning 1',
    values: [library.teamId, library.organisationId],
  })
  await transaction.query({
    name: 'library-lock',
    text: 'select 1 from library where team_id = $1 for update',
    values: [library.teamId],
  })
  return made.length > 0
}

/** The folders of a team's library, for someone whose right to it was checked. */
export function readFolders(transaction: Transaction, teamId: string): Promise<FolderRow[]> {
  return transaction.query<FolderRow>({
    name: 'library-folders',
    text: `select ${columns} from library_folder f where f.team_id = $1`,
    values: [teamId],
  })
}

/** Folders by their ids, for someone whose right to them is checked with their team. */
export function readFoldersByIds(transaction: Transaction, ids: readonly string[]): Promise<FolderRow[]> {
  return transaction.query<FolderRow>({
    name: 'library-folders-by-ids',
    text: `select ${columns} from library_folder f where f.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** Writes a folder as it is now. */
export function saveFolder(transaction: Transaction, row: FolderRow): void {
  transaction.write({
    name: 'library-folder-save',
    text: `insert into library_folder (id, organisation_id, team_id, parent_id, name) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set parent_id = excluded.parent_id, name = excluded.name`,
    values: [row.id, row.organisationId, row.teamId, row.parentId, row.name],
  })
}

export function deleteFolder(transaction: Transaction, id: string): void {
  transaction.write({
    name: 'library-folder-delete',
    text: 'delete from library_folder where id = $1',
    values: [id],
  })
}
