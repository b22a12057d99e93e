import type { Invitation, Organisation } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export function insertInvitation(
  transaction: Transaction,
  row: { id: string; organisationId: string; hash: Buffer; madeBy: string; madeAt: Date; expiresAt: Date },
): void {
  transaction.write({
    name: 'invitation-insert',
    text: `insert into invitation (id, organisation_id, code_hash, made_by, made_at, expires_at)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      row.id,
      row.organisationId,
      row.hash,
      row.madeBy,
      row.madeAt.toISOString(),
      row.expiresAt.toISOString(),
    ],
  })
}

/** The invitations of the transaction's organisation that somebody may still use, the newest first. */
export async function readInvitations(transaction: Transaction, now: Date): Promise<Invitation[]> {
  const rows = await transaction.query<{ id: string; madeBy: string; madeAt: Date; expiresAt: Date }>({
    name: 'invitations-open',
    text: `select id, made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt" from invitation
            where organisation_id = current_organisation() and used_by_organisation_id is null
              and withdrawn_at is null and expires_at > $1
            order by made_at desc, id desc`,
    values: [now.toISOString()],
  })
  return rows.map((row) => ({
    id: row.id,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

/** Takes an invitation back. Returns whether somebody could still have used it. */
export async function withdraw(transaction: Transaction, id: string, at: Date): Promise<boolean> {
  const rows = await transaction.query({
    name: 'invitation-withdraw',
    text: `update invitation set withdrawn_at = $2
            where id = $1 and withdrawn_at is null and used_by_organisation_id is null and expires_at > $2
           returning id`,
    values: [id, at.toISOString()],
  })
  return rows.length > 0
}

/** An invitation whose code somebody has. */
export interface Found {
  id: string
  organisation: Organisation
  madeBy: string
  expiresAt: Date
  /** An organisation that began to accept it. */
  usedBy: string | null
}

/** As the system, since whoever has the code is of another organisation: what it is for, if it is in time. */
export async function findInvitation(
  system: pg.Pool,
  codeHash: Buffer,
  now: Date,
): Promise<Found | undefined> {
  const { rows } = await system.query<Omit<Found, 'organisation'> & { organisationId: string; name: string }>(
    {
      name: 'invitation-by-code',
      text: `select invitation.id, organisation.organisation_id as "organisationId", organisation.name,
                  made_by as "madeBy", expires_at as "expiresAt", used_by_organisation_id as "usedBy"
             from invitation
             join organisation on organisation.organisation_id = invitation.organisation_id
            where code_hash = $1 and expires_at > $2 and withdrawn_at is null`,
      values: [codeHash, now.toISOString()],
    },
  )
  const [row] = rows
  if (row === undefined) return undefined
  const { organisationId, name, ...rest } = row
  return { ...rest, organisation: { id: organisationId, name } }
}

/** Uses an invitation for an organisation. Returns false when it is too late, taken back or used by another one. */
export async function claim(transaction: Transaction, id: string, by: string, at: Date): Promise<boolean> {
  const rows = await transaction.query({
    name: 'invitation-claim',
    text: `update invitation set used_by_organisation_id = $2
            where id = $1 and withdrawn_at is null and expires_at > $3
              and (used_by_organisation_id is null or used_by_organisation_id = $2)
           returning id`,
    values: [id, by, at.toISOString()],
  })
  return rows.length > 0
}
