import type { Transaction } from '../../../../platform/database/transaction.ts'

export interface ShareRow {
  documentId: string
  teamId: string
  by: string
  at: Date
}

/** With whom documents are shared, the earliest first. */
export function readShares(transaction: Transaction, documentIds: readonly string[]): Promise<ShareRow[]> {
  return transaction.query<ShareRow>({
    name: 'document-shares',
    text: `select document_id as "documentId", team_id as "teamId", by, at from document_share
            where document_id = any($1::uuid[]) order by document_id, at, team_id`,
    values: [documentIds],
  })
}

export function insertShare(transaction: Transaction, organisationId: string, row: ShareRow): void {
  transaction.write({
    name: 'document-share-insert',
    text: `insert into document_share (document_id, team_id, organisation_id, by, at) values ($1, $2, $3, $4, $5)
           on conflict do nothing`,
    values: [row.documentId, row.teamId, organisationId, row.by, row.at.toISOString()],
  })
}

export function deleteShare(transaction: Transaction, documentId: string, teamId: string): void {
  transaction.write({
    name: 'document-share-delete',
    text: 'delete from document_share where document_id = $1 and team_id = $2',
    values: [documentId, teamId],
  })
}
