import type { Called } from '@baton/contract'
import { intArray, momentArray, textArray, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface RoleRow {
  callId: string
  roleId: string
  throughRoleId: string | null
}

export interface CalledRow {
  callId: string
  roleId: string
  personId: string
  calledAt: Date
  deliveredAt: Date | null
  answer: Called['answer']
  answeredAt: Date | null
  arrivedAt: Date | null
}

/** The roles of calls, in the order of their roll-call. */
export function readRoles(transaction: Transaction, callIds: readonly string[]): Promise<RoleRow[]> {
  return transaction.query({
    name: 'crash-roles',
    text: `select call_id as "callId", role_id as "roleId", through_role_id as "throughRoleId"
             from crash_role where call_id = any($1::uuid[]) order by place`,
    values: [callIds],
  })
}

/** Who was called, by person. */
export function readCalled(transaction: Transaction, callIds: readonly string[]): Promise<CalledRow[]> {
  return transaction.query({
    name: 'crash-called',
    text: `select call_id as "callId", role_id as "roleId", person_id as "personId", called_at as "calledAt",
                  delivered_at as "deliveredAt", answer, answered_at as "answeredAt", arrived_at as "arrivedAt"
             from crash_called where call_id = any($1::uuid[]) order by person_id`,
    values: [callIds],
  })
}

/** Writes the roll-call of a new call. */
export function insertRoll(
  transaction: Transaction,
  organisationId: string,
  roles: readonly RoleRow[],
  called: readonly CalledRow[],
): void {
  transaction.write({
    name: 'crash-roles-insert',
    text: `insert into crash_role (organisation_id, call_id, role_id, through_role_id, place)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::int[])`,
    values: [
      organisationId,
      uuidArray(roles.map((row) => row.callId)),
      uuidArray(roles.map((row) => row.roleId)),
      uuidArray(roles.map((row) => row.throughRoleId)),
      intArray(roles.map((_row, index) => index)),
    ],
  })
  transaction.write({
    name: 'crash-called-insert',
    text: `insert into crash_called (organisation_id, call_id, role_id, person_id, called_at, delivered_at, answer,
             answered_at, arrived_at)
           select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[], $6::timestamptz[], $7::text[],
             $8::timestamptz[], $9::timestamptz[])`,
    values: [organisationId, ...columnsOf(called)],
  })
}

/** Writes what may have changed of these. */
export function saveCalled(transaction: Transaction, called: readonly CalledRow[]): void {
  transaction.write({
    name: 'crash-called-save',
    text: `update crash_called c
              set delivered_at = now.delivered_at, answer = now.answer, answered_at = now.answered_at,
                  arrived_at = now.arrived_at
             from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::text[],
                         $7::timestamptz[], $8::timestamptz[])
               as now (call_id, role_id, person_id, called_at, delivered_at, answer, answered_at, arrived_at)
            where c.call_id = now.call_id and c.role_id = now.role_id and c.person_id = now.person_id`,
    values: columnsOf(called),
  })
}

function columnsOf(called: readonly CalledRow[]): Buffer[] {
  return [
    uuidArray(called.map((row) => row.callId)),
    uuidArray(called.map((row) => row.roleId)),
    uuidArray(called.map((row) => row.personId)),
    momentArray(called.map((row) => row.calledAt)),
    momentArray(called.map((row) => row.deliveredAt)),
    textArray(called.map((row) => row.answer)),
    momentArray(called.map((row) => row.answeredAt)),
    momentArray(called.map((row) => row.arrivedAt)),
  ]
}

/** Who is told of a call, in the order of their ids. */
export async function readHearers(transaction: Transaction, callId: string): Promise<string[]> {
  const rows = await transaction.query<{ personId: string }>({
    name: 'crash-hearers',
    text: 'select person_id as "personId" from crash_hearer where call_id = $1 order by person_id',
    values: [callId],
  })
  return rows.map(({ personId }) => personId)
}

/** These people are told of a call from now on. */
export function insertHearers(
  transaction: Transaction,
  organisationId: string,
  callId: string,
  personIds: readonly string[],
): void {
  transaction.write({
    name: 'crash-hearers-insert',
    text: `insert into crash_hearer (call_id, person_id, organisation_id)
           select $1, person_id, $2 from unnest($3::uuid[]) as person_id on conflict do nothing`,
    values: [callId, organisationId, uuidArray(personIds)],
  })
}
