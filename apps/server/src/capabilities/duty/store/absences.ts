import type { Absence } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** An absence with its times as moments. */
export interface AbsenceRow extends Omit<Absence, 'from' | 'until'> {
  from: Date
  until: Date
}

const columns = 'id, person_id as "personId", kind, begins_at as "from", ends_at as until'

export async function readAbsence(
  transaction: Transaction,
  absenceId: string,
): Promise<AbsenceRow | undefined> {
  const [row] = await transaction.query<AbsenceRow>({
    name: 'duty-absence-read',
    text: `select ${columns} from absence where id = $1`,
    values: [absenceId],
  })
  return row
}

/** Every absence that has a moment between two, in order of time. */
export function readAbsencesDuring(transaction: Transaction, from: Date, until: Date): Promise<AbsenceRow[]> {
  return transaction.query<AbsenceRow>({
    name: 'duty-absences-during',
    text: `select ${columns} from absence
            where organisation_id = current_organisation() and begins_at < $2 and ends_at > $1 order by begins_at, id`,
    values: [from.toISOString(), until.toISOString()],
  })
}

/** Absences of these people that have not ended at a moment, in order of time. */
export function readAbsencesAhead(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<AbsenceRow[]> {
  return transaction.query<AbsenceRow>({
    name: 'duty-absences-ahead',
    text: `select ${columns} from absence where person_id = any($1::uuid[]) and ends_at > $2 order by begins_at, id`,
    values: [personIds, at.toISOString()],
  })
}

export function insertAbsence(transaction: Transaction, organisationId: string, absence: AbsenceRow): void {
  transaction.write({
    name: 'duty-absence-insert',
    text: `insert into absence (id, organisation_id, person_id, kind, begins_at, ends_at)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      absence.id,
      organisationId,
      absence.personId,
      absence.kind,
      absence.from.toISOString(),
      absence.until.toISOString(),
    ],
  })
}

export function deleteAbsence(transaction: Transaction, absenceId: string): void {
  transaction.write({
    name: 'duty-absence-delete',
    text: 'delete from absence where id = $1',
    values: [absenceId],
  })
}

/** An absence as the contract tells it. */
export function absenceOf({ from, until, ...row }: AbsenceRow): Absence {
  return { ...row, from: from.toISOString(), until: until.toISOString() }
}
