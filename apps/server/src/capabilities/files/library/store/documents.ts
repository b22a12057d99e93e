import type { Transaction } from '../../../../platform/database/transaction.ts'

export interface DocumentRow {
  id: string
  organisationId: string
  teamId: string
  folderId: string | null
  /** Sealed. */
  name: Buffer
  reviewOn: string | null
  expiresOn: string | null
  pinned: boolean
  removedAt: Date | null
  version: number
}

const columns = `d.id, d.organisation_id as "organisationId", d.team_id as "teamId", d.folder_id as "folderId", d.name,
  d.review_on as "reviewOn", d.expires_on as "expiresOn", d.pinned, d.removed_at as "removedAt", d.version`

/** Documents by their ids, for someone whose right to them is checked with their teams. */
export function readDocuments(transaction: Transaction, ids: readonly string[]): Promise<DocumentRow[]> {
  return transaction.query<DocumentRow>({
    name: 'library-documents',
    text: `select ${columns} from library_document d where d.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** The documents of a team's library, what was taken out too. */
export function readDocumentsOf(transaction: Transaction, teamId: string): Promise<DocumentRow[]> {
  return transaction.query<DocumentRow>({
    name: 'library-documents-of',
    text: `select ${columns} from library_document d where d.team_id = $1`,
    values: [teamId],
  })
}

/** The documents that other teams share with this one. */
export function readDocumentsSharedWith(transaction: Transaction, teamId: string): Promise<DocumentRow[]> {
  return transaction.query<DocumentRow>({
    name: 'library-documents-shared',
    text: `select ${columns} from library_document d
            where d.removed_at is null and d.team_id <> $1
              and d.id in (select document_id from document_share where team_id = $1)`,
    values: [teamId],
  })
}

/** Writes a document as it is now; its words are taken in again when `unindexed` says so. */
export function saveDocument(transaction: Transaction, row: DocumentRow, unindexed: boolean): void {
  transaction.write({
    name: 'library-document-save',
    text: `insert into library_document (id, organisation_id, team_id, folder_id, name, review_on, expires_on, pinned,
                                         removed_at, version, unindexed)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict (id) do update
              set folder_id = excluded.folder_id, name = excluded.name, review_on = excluded.review_on,
                  expires_on = excluded.expires_on, pinned = excluded.pinned, removed_at = excluded.removed_at,
                  version = excluded.version, unindexed = library_document.unindexed or excluded.unindexed`,
    values: [
      row.id,
      row.organisationId,
      row.teamId,
      row.folderId,
      row.name,
      row.reviewOn,
      row.expiresOn,
      row.pinned,
      row.removedAt?.toISOString() ?? null,
      row.version,
      unindexed,
    ],
  })
}

/** Says that the file of a version is another than it was: its words are taken in again. */
export function touchDocuments(transaction: Transaction, ids: readonly string[]): void {
  transaction.write({
    name: 'library-documents-touch',
    text: 'update library_document set version = version + 1, unindexed = true where id = any($1::uuid[])',
    values: [ids],
  })
}
