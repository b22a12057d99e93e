import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A file that the system is to look at. */
export interface KeptFile {
  id: string
  organisationId: string
  bytes: number
}

const columns = 'f.id, f.organisation_id as "organisationId", f.bytes'

/** What a destroyed file leaves: who destroyed it, and when; nobody, when the system did. */
export function saveStub(transaction: Transaction, id: string, by: string | null, at: Date): void {
  transaction.write({
    name: 'file-stub',
    text: 'update file set removed_by = $2, removed_at = $3 where id = $1',
    values: [id, by, at.toISOString()],
  })
}

/** Takes away everything that anyone drew on a picture. */
export function deleteLayers(transaction: Transaction, fileId: string): void {
  transaction.write({
    name: 'file-layers-delete',
    text: 'delete from file_layer where file_id = $1',
    values: [fileId],
  })
}

/** Forgets one rendition; its blob is the caller's to delete, after the commit. */
export function deleteRendition(transaction: Transaction, fileId: string, name: string): void {
  transaction.write({
    name: 'file-rendition-delete',
    text: 'delete from file_rendition where file_id = $1 and name = $2',
    values: [fileId, name],
  })
}

/** Writes down when what is stored was found to be what came; no event tells of it, so no version grows. */
export function saveVerified(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'file-verified',
    text: 'update file set verified_at = $2 where id = $1',
    values: [id, at.toISOString()],
  })
}

/** Files that were looked into before a moment and hang nowhere; reads as the system. */
export async function readHangingNowhere(pool: pg.Pool, before: Date, most: number): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `select ${columns} from file f
      where f.state in ('ready', 'refused', 'damaged') and coalesce(f.checked_at, f.added_at) < $1
        and not exists (select from file_place p where p.file_id = f.id)
      order by f.id limit $2`,
    [before.toISOString(), most],
  )
  return rows
}

/** Files that were announced before a moment and are still not all here; reads as the system. */
export async function readAbandoned(pool: pg.Pool, before: Date, most: number): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `select ${columns} from file f where f.state = 'receiving' and f.added_at < $1 order by f.id limit $2`,
    [before.toISOString(), most],
  )
  return rows
}

/** Files whose key is destroyed and that do not say so: an older backup brought them back. Reads as the system. */
export async function readShreddedFiles(pool: pg.Pool, most: number): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `select ${columns} from file f
      where f.state <> 'removed' and exists (
        select from vault_key k
         where k.organisation_id = f.organisation_id and k.scope_id = f.id and k.wrapped is null)
      order by f.id limit $1`,
    [most],
  )
  return rows
}

/** Those of these blobs that a file's rows speak of; reads as the system. */
export async function readKnownBlobs(pool: pg.Pool, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(
    `select blob_id as id from file_part where blob_id = any($1::uuid[])
     union all select blob_id from file_rendition where blob_id = any($1::uuid[])`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Files to be read again: those last found whole before a moment, the longest ago first. Reads as the system. */
export async function readUnverified(pool: pg.Pool, before: Date, most: number): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `select ${columns} from file f
      where f.state = 'ready' and (f.verified_at is null or f.verified_at < $1)
      order by f.verified_at nulls first limit $2`,
    [before.toISOString(), most],
  )
  return rows
}

/** Damaged files, those that were looked at longest ago first; reads as the system. */
export async function readDamaged(pool: pg.Pool, before: Date, most: number): Promise<KeptFile[]> {
  const { rows } = await pool.query<KeptFile>(
    `select ${columns} from file f
      where f.state = 'damaged' and (f.verified_at is null or f.verified_at < $1)
      order by f.verified_at nulls first limit $2`,
    [before.toISOString(), most],
  )
  return rows
}

/** The bytes of all files that are kept; reads as the system. */
export async function readStoredBytes(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: number }>(
    `select coalesce(sum(bytes), 0)::bigint as bytes from file where state in ('ready', 'damaged')`,
  )
  return rows[0]?.bytes ?? 0
}

/** How many files are damaged, of all organisations; reads as the system. */
export async function countAllDamaged(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) from file where state = 'damaged'`)
  return rows[0]?.count ?? 0
}
