import type { Handover, HandoverEntry } from '@baton/contract'
import type { Transaction } from '../../../../platform/database/transaction.ts'

export type EntryRow = Pick<HandoverEntry, 'patientId' | 'taskIds' | 'answer'>

export interface HandoverRow {
  id: string
  organisationId: string
  wardId: string
  fromPersonId: string
  toPersonId: string | null
  state: Handover['state']
  entries: EntryRow[]
  leftOutIds: string[]
  taskIds: string[]
  /** Sealed. */
  words: Buffer
  preparedAt: Date
  offeredAt: Date | null
  answeredAt: Date | null
  version: number
}

const columns = `h.id, h.organisation_id as "organisationId", h.ward_id as "wardId", h.from_person_id as "fromPersonId",
  h.to_person_id as "toPersonId", h.state, h.entries, h.left_out_ids as "leftOutIds", h.task_ids as "taskIds", h.words,
  h.prepared_at as "preparedAt", h.offered_at as "offeredAt", h.answered_at as "answeredAt", h.version`

/** Writes a new handover. */
export function insertHandover(transaction: Transaction, row: HandoverRow): void {
  transaction.write({
    name: 'handover-insert',
    text: `insert into handover (id, organisation_id, ward_id, from_person_id, state, entries, left_out_ids, task_ids,
             words, prepared_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      row.id,
      row.organisationId,
      row.wardId,
      row.fromPersonId,
      row.state,
      JSON.stringify(row.entries),
      row.leftOutIds,
      row.taskIds,
      row.words,
      row.preparedAt.toISOString(),
      row.version,
    ],
  })
}

/** Writes what may have changed of a handover whose row is locked. */
export function saveHandover(transaction: Transaction, row: HandoverRow): void {
  transaction.write({
    name: 'handover-save',
    text: `update handover set to_person_id = $2, state = $3, entries = $4, left_out_ids = $5, task_ids = $6, words = $7,
             offered_at = $8, answered_at = $9, version = $10
            where id = $1`,
    values: [
      row.id,
      row.toPersonId,
      row.state,
      JSON.stringify(row.entries),
      row.leftOutIds,
      row.taskIds,
      row.words,
      row.offeredAt?.toISOString() ?? null,
      row.answeredAt?.toISOString() ?? null,
      row.version,
    ],
  })
}

/** Handovers by their ids, for someone whose right to them is checked with what they say. */
export function readHandovers(transaction: Transaction, ids: readonly string[]): Promise<HandoverRow[]> {
  return transaction.query<HandoverRow>({
    name: 'handovers-read',
    text: `select ${columns} from handover h where h.id = any($1::uuid[])`,
    values: [ids],
  })
}

/** One handover, locked until the transaction ends. */
export async function lockHandover(transaction: Transaction, id: string): Promise<HandoverRow | undefined> {
  const [row] = await transaction.query<HandoverRow>({
    name: 'handover-lock',
    text: `select ${columns} from handover h where h.id = $1 for update`,
    values: [id],
  })
  return row
}

/** What somebody prepares or has offered on a ward; locked. */
export async function lockOpenOf(
  transaction: Transaction,
  personId: string,
  wardId: string,
): Promise<HandoverRow | undefined> {
  const [row] = await transaction.query<HandoverRow>({
    name: 'handover-lock-open-of',
    text: `select ${columns} from handover h
            where h.from_person_id = $1 and h.ward_id = $2 and h.state in ('preparing', 'offered') for update`,
    values: [personId, wardId],
  })
  return row
}

/** The last handover of a ward that somebody was offered. */
export async function readLastOfWard(
  transaction: Transaction,
  wardId: string,
): Promise<HandoverRow | undefined> {
  const [row] = await transaction.query<HandoverRow>({
    name: 'handover-last-of-ward',
    text: `select ${columns} from handover h where h.ward_id = $1 and h.offered_at is not null
            order by h.offered_at desc, h.id desc limit 1`,
    values: [wardId],
  })
  return row
}

/** What one person is told of (HND10), the newest first. */
export function readHandoversOf(
  transaction: Transaction,
  { personId, before, most }: { personId: string; before: Date; most: number },
): Promise<HandoverRow[]> {
  return transaction.query<HandoverRow>({
    name: 'handovers-of-person',
    text: `select ${columns} from handover h
            where h.prepared_at < $2 and h.state <> 'withdrawn'
              and (h.from_person_id = $1
                   or h.to_person_id = $1
                   or (h.state in ('offered', 'accepted', 'rejected') and exists (
                         select from handover_hearer e where e.handover_id = h.id and e.person_id = $1)))
            order by h.prepared_at desc, h.id desc limit $3`,
    values: [personId, before.toISOString(), most],
  })
}

/** The record of a ward: what was accepted, the newest first. */
export function readRecordOfWard(
  transaction: Transaction,
  { wardId, before, most }: { wardId: string; before: Date; most: number },
): Promise<HandoverRow[]> {
  return transaction.query<HandoverRow>({
    name: 'handovers-record-of-ward',
    text: `select ${columns} from handover h
            where h.ward_id = $1 and h.state = 'accepted' and h.prepared_at < $2
            order by h.prepared_at desc, h.id desc limit $3`,
    values: [wardId, before.toISOString(), most],
  })
}

/** Whom these patients are offered to, and not answered yet. */
export function readOfferedAbout(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<{ personId: string; patientId: string }[]> {
  return transaction.query({
    name: 'handovers-offered-about',
    text: `select h.to_person_id as "personId", (e.entry ->> 'patientId')::uuid as "patientId"
             from handover h cross join jsonb_array_elements(h.entries) as e(entry)
            where h.organisation_id = current_organisation() and h.state = 'offered'
              and (e.entry ->> 'patientId')::uuid = any($1::uuid[])`,
    values: [patientIds],
  })
}

/** What is offered to somebody and not answered. */
export async function readOfferedTo(transaction: Transaction, personId: string): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'handovers-offered-to',
    text: `select id from handover where to_person_id = $1 and state = 'offered' order by id`,
    values: [personId],
  })
  return rows.map(({ id }) => id)
}
