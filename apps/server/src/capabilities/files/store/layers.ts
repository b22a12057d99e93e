import type { Transaction } from '../../../platform/database/transaction.ts'

/** What one person has drawn on a picture. */
export interface LayerRow {
  fileId: string
  personId: string
  at: Date
  /** Sealed. */
  shapes: Buffer
}

/** Writes a person's layer in the place of the one before. */
export function saveLayer(transaction: Transaction, organisationId: string, row: LayerRow): void {
  transaction.write({
    name: 'file-layer-save',
    text: `insert into file_layer (file_id, person_id, organisation_id, at, shapes) values ($1, $2, $3, $4, $5)
           on conflict (file_id, person_id) do update set at = excluded.at, shapes = excluded.shapes`,
    values: [row.fileId, row.personId, organisationId, row.at.toISOString(), row.shapes],
  })
}

/** Takes a person's layer away. */
export function deleteLayer(transaction: Transaction, fileId: string, personId: string): void {
  transaction.write({
    name: 'file-layer-delete',
    text: 'delete from file_layer where file_id = $1 and person_id = $2',
    values: [fileId, personId],
  })
}

/** What was drawn on a picture, the earliest first. */
export function readLayers(transaction: Transaction, fileId: string): Promise<LayerRow[]> {
  return transaction.query<LayerRow>({
    name: 'file-layers',
    text: `select file_id as "fileId", person_id as "personId", at, shapes
             from file_layer where file_id = $1 order by at, person_id`,
    values: [fileId],
  })
}
