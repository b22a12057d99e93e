import type { Transaction } from '../../../platform/database/transaction.ts'

export interface VersionRow {
  version: number
  body: Buffer
  writtenAt: Date
}

/** Keeps what a message said until now. */
export function insertVersion(
  transaction: Transaction,
  organisationId: string,
  messageId: string,
  row: VersionRow,
): void {
  transaction.write({
    name: 'version-insert',
    text: `insert into message_version (message_id, version, organisation_id, body, written_at)
           values ($1, $2, $3, $4, $5)`,
    values: [messageId, row.version, organisationId, row.body, row.writtenAt.toISOString()],
  })
}

/** What a message said before, oldest first. */
export function readVersions(transaction: Transaction, messageId: string): Promise<VersionRow[]> {
  return transaction.query<VersionRow>({
    name: 'versions-read',
    text: `select version, body, written_at as "writtenAt" from message_version
            where message_id = $1 order by version`,
    values: [messageId],
  })
}
