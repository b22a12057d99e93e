import type { FileState } from '@baton/contract'
import type { Transaction } from '../../../../platform/database/transaction.ts'

export interface VersionRow {
  documentId: string
  number: number
  organisationId: string
  fileId: string
  /** Of its file now. */
  state: FileState
  by: string
  at: Date
  /** Sealed. */
  why: Buffer | null
}

/** The versions of documents, newest first, each with how its file stands. */
export function readVersions(
  transaction: Transaction,
  documentIds: readonly string[],
): Promise<VersionRow[]> {
  return transaction.query<VersionRow>({
    name: 'document-versions',
    text: `select v.document_id as "documentId", v.number, v.organisation_id as "organisationId", v.file_id as "fileId",
                  f.state, v.by, v.at, v.why
             from document_version v join file f on f.id = v.file_id
            where v.document_id = any($1::uuid[]) order by v.document_id, v.number desc`,
    values: [documentIds],
  })
}

export function insertVersion(transaction: Transaction, row: Omit<VersionRow, 'state'>): void {
  transaction.write({
    name: 'document-version-insert',
    text: `insert into document_version (document_id, number, organisation_id, file_id, by, at, why)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      row.documentId,
      row.number,
      row.organisationId,
      row.fileId,
      row.by,
      row.at.toISOString(),
      row.why,
    ],
  })
}
