import type { Shift } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A shift with its times as moments. */
export interface ShiftRow extends Omit<Shift, 'from' | 'until'> {
  from: Date
  until: Date
}

const columns = `id, person_id as "personId", role_id as "roleId", place_id as "placeId", begins_at as "from",
  ends_at as until, source`

export async function readShift(transaction: Transaction, shiftId: string): Promise<ShiftRow | undefined> {
  const [row] = await transaction.query<ShiftRow>({
    name: 'duty-shift-read',
    text: `select ${columns} from shift where id = $1`,
    values: [shiftId],
  })
  return row
}

/** Every shift that has a moment between two, in order of time. */
export function readShiftsDuring(transaction: Transaction, from: Date, until: Date): Promise<ShiftRow[]> {
  return transaction.query<ShiftRow>({
    name: 'duty-shifts-during',
    text: `select ${columns} from shift
            where organisation_id = current_organisation() and begins_at < $2 and ends_at > $1 order by begins_at, id`,
    values: [from.toISOString(), until.toISOString()],
  })
}

/** Shifts of these people that have not ended at a moment, in order of time. */
export function readShiftsAhead(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<ShiftRow[]> {
  return transaction.query<ShiftRow>({
    name: 'duty-shifts-ahead',
    text: `select ${columns} from shift where person_id = any($1::uuid[]) and ends_at > $2 order by begins_at, id`,
    values: [personIds, at.toISOString()],
  })
}

/**
 * Puts shifts on the rota.
 *
 * @returns the ids of those that were not on it already
 */
export async function insertShifts(
  transaction: Transaction,
  organisationId: string,
  shifts: readonly ShiftRow[],
): Promise<Set<string>> {
  const rows = await transaction.query<{ id: string }>({
    name: 'duty-shifts-insert',
    text: `insert into shift (organisation_id, id, person_id, role_id, place_id, begins_at, ends_at, source)
           select $1::uuid, new.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[],
             $7::timestamptz[], $8::text[]) as new
           on conflict (person_id, begins_at, ends_at, role_id) do nothing returning id`,
    values: [
      organisationId,
      shifts.map((shift) => shift.id),
      shifts.map((shift) => shift.personId),
      shifts.map((shift) => shift.roleId),
      shifts.map((shift) => shift.placeId),
      shifts.map((shift) => shift.from.toISOString()),
      shifts.map((shift) => shift.until.toISOString()),
      shifts.map((shift) => shift.source),
    ],
  })
  return new Set(rows.map(({ id }) => id))
}

/** Whether somebody's same shift is on the rota already. */
export async function isOnRota(transaction: Transaction, shift: ShiftRow): Promise<boolean> {
  const rows = await transaction.query({
    name: 'duty-shift-is-on-rota',
    text: `select from shift where person_id = $1 and role_id is not distinct from $2::uuid and begins_at = $3
              and ends_at = $4 and id <> $5`,
    values: [shift.personId, shift.roleId, shift.from.toISOString(), shift.until.toISOString(), shift.id],
  })
  return rows.length > 0
}

export function updateShift(transaction: Transaction, shift: ShiftRow): void {
  transaction.write({
    name: 'duty-shift-update',
    text: `update shift set person_id = $2, role_id = $3, place_id = $4, begins_at = $5, ends_at = $6, source = $7
            where id = $1`,
    values: [
      shift.id,
      shift.personId,
      shift.roleId,
      shift.placeId,
      shift.from.toISOString(),
      shift.until.toISOString(),
      shift.source,
    ],
  })
}

export function deleteShift(transaction: Transaction, shiftId: string): void {
  transaction.write({
    name: 'duty-shift-delete',
    text: 'delete from shift where id = $1',
    values: [shiftId],
  })
}

/** A shift as the contract tells it. */
export function shiftOf({ from, until, ...row }: ShiftRow): Shift {
  return { ...row, from: from.toISOString(), until: until.toISOString() }
}
