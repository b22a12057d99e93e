import type pg from 'pg'
import type { Statement, Transaction } from '../database/transaction.ts'
import type { Scope, VaultKeyRow } from './scope.ts'

const columns = 'organisation_id as "organisationId", scope_id as "scopeId", generation, wrapped'

/** Whether anything has ever been sealed in this database. Reads as the system, before any organisation is known. */
export async function anyVaultKey(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>('select exists (select from vault_key) as found')
  return rows[0]?.found ?? false
}

/** An organisation's own key row; reads as the system. */
export async function readOrganisationKey(
  pool: pg.Pool,
  organisationId: string,
): Promise<VaultKeyRow | null> {
  const { rows } = await pool.query<VaultKeyRow>(
    `select ${columns} from vault_key where organisation_id = $1 and scope_id = $1`,
    [organisationId],
  )
  return rows[0] ?? null
}

/** Every organisation's own key row; reads as the system. */
export async function readOrganisationKeys(transaction: Transaction): Promise<VaultKeyRow[]> {
  return transaction.query<VaultKeyRow>({
    name: 'vault-organisations',
    text: `select ${columns} from vault_key where scope_id = organisation_id for update`,
    values: [],
  })
}

/** The rows of scopes and, with them, of their organisations. */
export async function readScopeKeys(
  transaction: Transaction,
  scopes: readonly Scope[],
): Promise<VaultKeyRow[]> {
  const ids = new Set(scopes.flatMap(({ organisationId, scopeId }) => [organisationId, scopeId]))
  return transaction.query<VaultKeyRow>({
    name: 'vault-scopes',
    text: `select ${columns} from vault_key where organisation_id = any($1::uuid[]) and scope_id = any($2::uuid[])`,
    values: [[...new Set(scopes.map((scope) => scope.organisationId))], [...ids]],
  })
}

/** Keeps a new key. */
export function insertKey({ organisationId, scopeId, generation, wrapped }: VaultKeyRow): Statement {
  return {
    name: 'vault-insert',
    text: 'insert into vault_key (organisation_id, scope_id, generation, wrapped) values ($1, $2, $3, $4)',
    values: [organisationId, scopeId, generation, wrapped],
  }
}

/** Keeps an organisation's key unless it has one. */
export function insertFirstKey(row: VaultKeyRow): Statement {
  const { text, values } = insertKey(row)
  return { name: 'vault-insert-first', text: `${text} on conflict do nothing`, values }
}

/** Puts the same key under another wrapping. */
export function replaceWrapped({ organisationId, scopeId, generation, wrapped }: VaultKeyRow): Statement {
  return {
    name: 'vault-rewrap',
    text: `update vault_key set wrapped = $4
            where organisation_id = $1 and scope_id = $2 and generation = $3 and wrapped is not null`,
    values: [organisationId, scopeId, generation, wrapped],
  }
}

/** Destroys all generations of a scope's key, of the transaction's organisation, and leaves the stub. */
export function shredKey({ scopeId }: Scope, at: Date): Statement {
  return {
    name: 'vault-shred',
    text: 'select shred_scope($1, $2)',
    values: [scopeId, at.toISOString()],
  }
}

/** A scope whose keys were destroyed, and when. */
export interface Shredded extends Scope {
  readonly at: Date
}

/** What was shredded since a moment; reads as the system. */
export async function readShredded(pool: pg.Pool, since: Date): Promise<Shredded[]> {
  const { rows } = await pool.query<Shredded>(
    `select organisation_id as "organisationId", scope_id as "scopeId", min(shredded_at) as at from vault_key
      where wrapped is null and shredded_at >= $1 group by organisation_id, scope_id order by at, scope_id`,
    [since.toISOString()],
  )
  return rows
}

/** Destroys keys again that came back; returns those that had. As the system. */
export async function shredAgain(pool: pg.Pool, shredded: readonly Shredded[]): Promise<Scope[]> {
  const { rows } = await pool.query<Scope>(
    `update vault_key k set wrapped = null, shredded_at = gone.at
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as gone (organisation, scope, at)
      where k.organisation_id = gone.organisation and k.scope_id = gone.scope and k.wrapped is not null
        and k.scope_id <> k.organisation_id
     returning k.organisation_id as "organisationId", k.scope_id as "scopeId"`,
    [
      shredded.map(({ organisationId }) => organisationId),
      shredded.map(({ scopeId }) => scopeId),
      shredded.map(({ at }) => at.toISOString()),
    ],
  )
  return rows
}
