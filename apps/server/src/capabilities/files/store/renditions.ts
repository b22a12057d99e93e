import type { Transaction } from '../../../platform/database/transaction.ts'

/** What was made of a file for looking at it. */
export interface RenditionRow {
  fileId: string
  /** `thumbnail`, `preview`, `whole`, `words`, or `page/<n>`. */
  name: string
  blobId: string
  mediaType: string
  bytes: number
}

/** Writes a rendition that has been stored; where another server was quicker, what is there stays. */
export async function insertRendition(
  transaction: Transaction,
  organisationId: string,
  row: RenditionRow,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'file-rendition-insert',
    text: `insert into file_rendition (file_id, name, organisation_id, blob_id, media_type, bytes)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    values: [row.fileId, row.name, organisationId, row.blobId, row.mediaType, row.bytes],
  })
  return rows.length > 0
}

/** One rendition of a file. */
export async function readRendition(
  transaction: Transaction,
  fileId: string,
  name: string,
): Promise<RenditionRow | undefined> {
  const [row] = await transaction.query<RenditionRow>({
    name: 'file-rendition',
    text: `select file_id as "fileId", name, blob_id as "blobId", media_type as "mediaType", bytes
             from file_rendition where file_id = $1 and name = $2`,
    values: [fileId, name],
  })
  return row
}

/** Every rendition of a file. */
export function readRenditions(transaction: Transaction, fileId: string): Promise<RenditionRow[]> {
  return transaction.query<RenditionRow>({
    name: 'file-renditions',
    text: `select file_id as "fileId", name, blob_id as "blobId", media_type as "mediaType", bytes
             from file_rendition where file_id = $1 order by name`,
    values: [fileId],
  })
}

/** Forgets the renditions of a file; their blobs are the caller's to delete, after the commit. */
export async function deleteRenditions(transaction: Transaction, fileId: string): Promise<string[]> {
  const rows = await transaction.query<{ blobId: string }>({
    name: 'file-renditions-delete',
    text: 'delete from file_rendition where file_id = $1 returning blob_id as "blobId"',
    values: [fileId],
  })
  return rows.map(({ blobId }) => blobId)
}
