import type { Transaction } from '../../../platform/database/transaction.ts'
import type { PlaceKind } from '../parts.ts'

/** A file hangs there. */
export interface PlaceRow {
  fileId: string
  kind: PlaceKind
  placeId: string
  withinId: string
  by: string
  at: Date
}

const columns = `p.file_id as "fileId", p.kind, p.place_id as "placeId", p.within_id as "withinId", p.by, p.at`

/** Hangs a file on a place, after those that hang there; one that does already stays where it is. */
export async function insertPlace(
  transaction: Transaction,
  organisationId: string,
  row: PlaceRow,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'file-place-insert',
    text: `insert into file_place (file_id, kind, place_id, organisation_id, within_id, position, by, at)
           select $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1, $6, $7
             from file_place where kind = $2 and place_id = $3
           on conflict do nothing returning 1`,
    values: [row.fileId, row.kind, row.placeId, organisationId, row.withinId, row.by, row.at.toISOString()],
  })
  return rows.length > 0
}

/** Every place where these files hang, in the order in which they were hung. */
export function readPlacesOf(transaction: Transaction, fileIds: readonly string[]): Promise<PlaceRow[]> {
  return transaction.query<PlaceRow>({
    name: 'file-places-of',
    text: `select ${columns} from file_place p where p.file_id = any($1::uuid[]) order by p.at, p.kind, p.place_id`,
    values: [fileIds],
  })
}

/** What hangs on these places, in its order there. */
export function readPlacesAt(
  transaction: Transaction,
  kind: PlaceKind,
  placeIds: readonly string[],
): Promise<PlaceRow[]> {
  return transaction.query<PlaceRow>({
    name: 'file-places-at',
    text: `select ${columns} from file_place p
            where p.kind = $1 and p.place_id = any($2::uuid[]) order by p.place_id, p.position`,
    values: [kind, placeIds],
  })
}

/** The files that hang on one of these places and were added before a moment, the newest first. */
export async function readIdsAt(
  transaction: Transaction,
  given: { kind: PlaceKind; placeIds: readonly string[]; before: Date; most: number },
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'file-ids-at',
    text: `select f.id from file f
            where f.added_at < $3 and f.state <> 'removed'
              and exists (select from file_place p
                           where p.file_id = f.id and p.kind = $1 and p.place_id = any($2::uuid[]))
            order by f.added_at desc, f.id desc limit $4`,
    values: [given.kind, given.placeIds, given.before.toISOString(), given.most],
  })
  return rows.map(({ id }) => id)
}

/**
 * Takes everything off a place; and off a patient's page what came there with it and hangs nowhere else, so that a photo
 * of the wrong patient is withdrawn from their page too.
 */
export async function deletePlace(transaction: Transaction, kind: PlaceKind, placeId: string): Promise<void> {
  await transaction.query({
    name: 'file-place-delete',
    text: `with gone as (delete from file_place where kind = $1 and place_id = $2 returning file_id, by, at)
           delete from file_place p using gone
            where p.file_id = gone.file_id and p.kind = 'patient' and p.by = gone.by and p.at = gone.at
              and not exists (select from file_place o
                               where o.file_id = p.file_id and o.kind <> 'patient'
                                 and (o.kind, o.place_id) <> ($1, $2::uuid))`,
    values: [kind, placeId],
  })
}

/** Takes these files off a place. */
export async function deletePlaceOf(
  transaction: Transaction,
  kind: PlaceKind,
  placeId: string,
  fileIds: readonly string[],
): Promise<void> {
  await transaction.query({
    name: 'file-place-delete-of',
    text: 'delete from file_place where kind = $1 and place_id = $2 and file_id = any($3::uuid[])',
    values: [kind, placeId, fileIds],
  })
}
