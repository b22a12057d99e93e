import type { Transaction } from '../../../platform/database/transaction.ts'

export interface PasswordRow {
  hash: string
  setAt: Date
}

/** A person's password, or `undefined` when they have none. */
export async function readPassword(
  transaction: Transaction,
  personId: string,
): Promise<PasswordRow | undefined> {
  const [row] = await transaction.query<PasswordRow>({
    name: 'password-read',
    text: 'select hash, set_at as "setAt" from password where person_id = $1',
    values: [personId],
  })
  return row
}

/** Gives a person this password, in place of any other. */
export function savePassword(
  transaction: Transaction,
  password: { personId: string; organisationId: string; hash: string; setAt: Date },
): void {
  transaction.write({
    name: 'password-save',
    text: `insert into password (person_id, organisation_id, hash, set_at) values ($1, $2, $3, $4)
           on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
    values: [password.personId, password.organisationId, password.hash, password.setAt.toISOString()],
  })
}

/** The same password under newer parameters, unless it was changed meanwhile. */
export function rehashPassword(transaction: Transaction, personId: string, was: string, hash: string): void {
  transaction.write({
    name: 'password-rehash',
    text: 'update password set hash = $3 where person_id = $1 and hash = $2',
    values: [personId, was, hash],
  })
}

export function deletePassword(transaction: Transaction, personId: string): void {
  transaction.write({
    name: 'password-delete',
    text: 'delete from password where person_id = $1',
    values: [personId],
  })
}
