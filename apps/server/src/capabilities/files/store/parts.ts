import type { Transaction } from '../../../platform/database/transaction.ts'

/** One part of a file's content as it came. */
export interface PartRow {
  fileId: string
  number: number
  blobId: string
  /** Where in the content it begins. */
  start: number
  bytes: number
  commitment: Buffer
}

/** Writes a part that has been stored. */
export function insertPart(transaction: Transaction, organisationId: string, row: PartRow): void {
  transaction.write({
    name: 'file-part-insert',
    text: `insert into file_part (file_id, number, organisation_id, blob_id, start, bytes, commitment)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [row.fileId, row.number, organisationId, row.blobId, row.start, row.bytes, row.commitment],
  })
}

/** The parts of a file in order. */
export function readParts(transaction: Transaction, fileId: string): Promise<PartRow[]> {
  return transaction.query<PartRow>({
    name: 'file-parts',
    text: `select file_id as "fileId", number, blob_id as "blobId", start, bytes, commitment
             from file_part where file_id = $1 order by number`,
    values: [fileId],
  })
}

/** Forgets the parts of a file; their blobs are the caller's to delete, after the commit. */
export async function deleteParts(transaction: Transaction, fileId: string): Promise<string[]> {
  const rows = await transaction.query<{ blobId: string }>({
    name: 'file-parts-delete',
    text: 'delete from file_part where file_id = $1 returning blob_id as "blobId"',
    values: [fileId],
  })
  return rows.map(({ blobId }) => blobId)
}
