import type { Mark } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface ListRow {
  id: string
  organisationId: string
  ownerKind: 'person' | 'team'
  ownerId: string
  /** Sealed. */
  name: Buffer
  version: number
}

export interface ShareRow {
  listId: string
  kind: 'person' | 'team'
  sharerId: string
}

export interface EntryRow {
  listId: string
  patientId: string
  place: number
  mark: Mark | null
  /** Sealed. */
  note: Buffer | null
}

const columns = `l.id, l.organisation_id as "organisationId", l.owner_kind as "ownerKind", l.owner_id as "ownerId", l.name,
  l.version`

/** Lists by their ids, those that are removed left out; for someone whose right to them is checked with their shares. */
export function readLists(transaction: Transaction, ids: readonly string[]): Promise<ListRow[]> {
  return transaction.query<ListRow>({
    name: 'patient-lists-read',
    text: `select ${columns} from patient_list l where l.id = any($1::uuid[]) and l.removed_at is null`,
    values: [ids],
  })
}

/** A list, locked until the transaction ends. */
export async function lockList(transaction: Transaction, id: string): Promise<ListRow | undefined> {
  const [row] = await transaction.query<ListRow>({
    name: 'patient-list-lock',
    text: `select ${columns} from patient_list l where l.id = $1 and l.removed_at is null for update`,
    values: [id],
  })
  return row
}

/** The lists of one owner. */
export function readListsOfOwner(transaction: Transaction, ownerId: string): Promise<ListRow[]> {
  return transaction.query<ListRow>({
    name: 'patient-lists-of-owner',
    text: `select ${columns} from patient_list l where l.owner_id = $1 and l.removed_at is null`,
    values: [ownerId],
  })
}

/** The lists that any of these, a person and their teams, owns or shares. */
export function readListsOf(transaction: Transaction, seerIds: readonly string[]): Promise<ListRow[]> {
  return transaction.query<ListRow>({
    name: 'patient-lists-of',
    text: `select ${columns} from patient_list l
            where l.removed_at is null and (l.owner_id = any($1::uuid[]) or l.id in (
              select list_id from patient_list_share where sharer_id = any($1::uuid[])))`,
    values: [seerIds],
  })
}

/** The lists that one of these records is on. */
export async function readListsWith(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'patient-lists-with',
    text: `select distinct e.list_id as id from patient_list_entry e join patient_list l on l.id = e.list_id
            where e.patient_id = any($1::uuid[]) and l.removed_at is null order by 1`,
    values: [patientIds],
  })
  return rows.map(({ id }) => id)
}

export function readShares(transaction: Transaction, listIds: readonly string[]): Promise<ShareRow[]> {
  return transaction.query<ShareRow>({
    name: 'patient-list-shares',
    text: `select list_id as "listId", kind, sharer_id as "sharerId" from patient_list_share
            where list_id = any($1::uuid[]) order by sharer_id`,
    values: [listIds],
  })
}

/** What is on lists, in their order. */
export function readEntries(transaction: Transaction, listIds: readonly string[]): Promise<EntryRow[]> {
  return transaction.query<EntryRow>({
    name: 'patient-list-entries',
    text: `select list_id as "listId", patient_id as "patientId", place, mark, note from patient_list_entry
            where list_id = any($1::uuid[]) order by list_id, place, patient_id`,
    values: [listIds],
  })
}

/** Writes a list as it is now. */
export function saveList(transaction: Transaction, row: ListRow): void {
  transaction.write({
    name: 'patient-list-save',
    text: `insert into patient_list (id, organisation_id, owner_kind, owner_id, name, version)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (id) do update set name = excluded.name, version = excluded.version`,
    values: [row.id, row.organisationId, row.ownerKind, row.ownerId, row.name, row.version],
  })
}

export function removeListRow(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'patient-list-remove',
    text: 'update patient_list set removed_at = $2, version = version + 1 where id = $1',
    values: [id, at.toISOString()],
  })
}

/** Says anew who sees a list besides its owner. */
export function replaceShares(
  transaction: Transaction,
  { id, organisationId }: ListRow,
  { personIds, teamIds }: { personIds: readonly string[]; teamIds: readonly string[] },
): void {
  transaction.write({
    name: 'patient-list-shares-delete',
    text: 'delete from patient_list_share where list_id = $1',
    values: [id],
  })
  transaction.write({
    name: 'patient-list-shares-insert',
    text: `insert into patient_list_share (list_id, organisation_id, kind, sharer_id)
           select $1::uuid, $2::uuid, 'person', one from unnest($3::uuid[]) as one
           union all select $1::uuid, $2::uuid, 'team', one from unnest($4::uuid[]) as one`,
    values: [id, organisationId, personIds, teamIds],
  })
}

/** Writes entries as they are now. */
export function saveEntries(
  transaction: Transaction,
  organisationId: string,
  entries: readonly EntryRow[],
): void {
  for (const entry of entries)
    transaction.write({
      name: 'patient-list-entry-save',
      text: `insert into patient_list_entry (list_id, patient_id, organisation_id, place, mark, note)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (list_id, patient_id) do update
                set place = excluded.place, mark = excluded.mark, note = excluded.note`,
      values: [entry.listId, entry.patientId, organisationId, entry.place, entry.mark, entry.note],
    })
}

export function deleteEntries(transaction: Transaction, listId: string, patientIds: readonly string[]): void {
  transaction.write({
    name: 'patient-list-entries-delete',
    text: 'delete from patient_list_entry where list_id = $1 and patient_id = any($2::uuid[])',
    values: [listId, patientIds],
  })
}
