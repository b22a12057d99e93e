import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export interface PasskeyRow {
  id: string
  organisationId: string
  personId: string
  credentialId: Buffer
  publicKey: Buffer
  counter: number
  transports: string[]
  synced: boolean
  name: string
  addedAt: Date
  lastUsedAt: Date | null
}

const columns = `passkey.id, passkey.organisation_id as "organisationId", passkey.person_id as "personId",
  passkey.credential_id as "credentialId", passkey.public_key as "publicKey", passkey.counter, passkey.transports,
  passkey.synced, passkey.name, passkey.added_at as "addedAt", passkey.last_used_at as "lastUsedAt"`

/** As the system, before it is known who asks: the passkey with this credential, of an active person. */
export async function findPasskey(system: pg.Pool, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const { rows } = await system.query<PasskeyRow>({
    name: 'passkey-by-credential',
    text: `select ${columns} from passkey join person on person.id = passkey.person_id
            where credential_id = $1 and person.state = 'active'`,
    values: [credentialId],
  })
  return rows[0]
}

/** As the system: whether any person of any organisation registered this credential. */
export async function isRegistered(system: pg.Pool, credentialId: Buffer): Promise<boolean> {
  const { rowCount } = await system.query({
    name: 'passkey-registered',
    text: 'select from passkey where credential_id = $1',
    values: [credentialId],
  })
  return rowCount === 1
}

/** A person's passkeys, the oldest first. */
export async function readPasskeysOf(transaction: Transaction, personId: string): Promise<PasskeyRow[]> {
  return transaction.query<PasskeyRow>({
    name: 'passkeys-of-person',
    text: `select ${columns} from passkey where person_id = $1 order by added_at, id`,
    values: [personId],
  })
}

export function insertPasskey(transaction: Transaction, row: PasskeyRow): void {
  transaction.write({
    name: 'passkey-insert',
    text: `insert into passkey (id, organisation_id, person_id, credential_id, public_key, counter, transports, synced, name, added_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      row.id,
      row.organisationId,
      row.personId,
      row.credentialId,
      row.publicKey,
      row.counter,
      row.transports,
      row.synced,
      row.name,
      row.addedAt.toISOString(),
    ],
  })
}

/** The passkey was used and says that its counter has come to `counter`. */
export function notePasskeyUse(
  transaction: Transaction,
  id: string,
  counter: number,
  synced: boolean,
  at: Date,
): void {
  transaction.write({
    name: 'passkey-use',
    text: 'update passkey set counter = greatest(counter, $2), synced = $3, last_used_at = $4 where id = $1',
    values: [id, counter, synced, at.toISOString()],
  })
}

export function deletePasskey(transaction: Transaction, id: string): void {
  transaction.write({ name: 'passkey-delete', text: 'delete from passkey where id = $1', values: [id] })
}

export function deletePasskeysOf(transaction: Transaction, personId: string): void {
  transaction.write({
    name: 'passkeys-delete-of-person',
    text: 'delete from passkey where person_id = $1',
    values: [personId],
  })
}

/** As the system: a challenge that may be answered once; `sessionId` null when it is for signing in. */
export async function saveChallenge(
  system: pg.Pool,
  challenge: { hash: Buffer; sessionId: string | null; expiresAt: Date },
): Promise<void> {
  await system.query({
    name: 'challenge-save',
    text: 'insert into passkey_challenge (challenge_hash, session_id, expires_at) values ($1, $2, $3)',
    values: [challenge.hash, challenge.sessionId, challenge.expiresAt.toISOString()],
  })
}

/** As the system: uses a challenge up, whatever comes of it. Returns whether it was there, in time and for this session. */
export async function takeChallenge(
  system: pg.Pool,
  challenge: { hash: Buffer; sessionId: string | null; now: Date },
): Promise<boolean> {
  const { rows } = await system.query<{ valid: boolean }>({
    name: 'challenge-take',
    text: `delete from passkey_challenge where challenge_hash = $1
           returning expires_at > $3 and session_id is not distinct from $2::uuid as valid`,
    values: [challenge.hash, challenge.sessionId, challenge.now.toISOString()],
  })
  return rows[0]?.valid === true
}

/** As the system: forgets challenges that nobody answered in time. */
export async function forgetChallenges(system: pg.Pool, now: Date): Promise<void> {
  await system.query({
    name: 'challenges-forget',
    text: 'delete from passkey_challenge where expires_at <= $1',
    values: [now.toISOString()],
  })
}
