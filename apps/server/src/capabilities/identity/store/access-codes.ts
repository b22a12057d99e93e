import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Whose code it is. */
export interface CodeHolder {
  personId: string
  organisationId: string
  name: string
  email: string
  organisationName: string
}

/** As the system, before it is known who asks: whose code this is, if it is in time and they are active. */
export async function findCodeHolder(
  system: pg.Pool,
  codeHash: Buffer,
  now: Date,
): Promise<CodeHolder | undefined> {
  const { rows } = await system.query<CodeHolder>({
    name: 'access-code-holder',
    text: `select person.id as "personId", person.organisation_id as "organisationId", person.name, person.email,
                  organisation.name as "organisationName"
             from access_code
             join person on person.id = access_code.person_id
             join organisation on organisation.organisation_id = person.organisation_id
            where code_hash = $1 and expires_at > $2 and person.state = 'active'`,
    values: [codeHash, now.toISOString()],
  })
  return rows[0]
}

/** Uses a code up. Returns whether it was still there and in time. */
export async function takeAccessCode(
  transaction: Transaction,
  codeHash: Buffer,
  now: Date,
): Promise<boolean> {
  const rows = await transaction.query<{ inTime: boolean }>({
    name: 'access-code-take',
    text: 'delete from access_code where code_hash = $1 returning expires_at > $2 as "inTime"',
    values: [codeHash, now.toISOString()],
  })
  return rows[0]?.inTime === true
}

/** Gives people a code each, in place of any earlier one. */
export function saveAccessCodes(
  transaction: Transaction,
  organisationId: string,
  codes: readonly { personId: string; hash: Buffer; expiresAt: Date }[],
): void {
  transaction.write({
    name: 'access-codes-save',
    text: `insert into access_code (organisation_id, person_id, code_hash, expires_at)
           select $1::uuid, new.* from unnest($2::uuid[], $3::bytea[], $4::timestamptz[]) as new
           on conflict (person_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
    values: [
      organisationId,
      codes.map((code) => code.personId),
      codes.map((code) => code.hash),
      codes.map((code) => code.expiresAt.toISOString()),
    ],
  })
}

export function deleteAccessCode(transaction: Transaction, personId: string): void {
  transaction.write({
    name: 'access-code-delete',
    text: 'delete from access_code where person_id = $1',
    values: [personId],
  })
}
