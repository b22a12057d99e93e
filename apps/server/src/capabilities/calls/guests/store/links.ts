import type { GuestLink } from '@baton/contract'
import type pg from 'pg'
import type { Transaction } from '../../../../platform/database/transaction.ts'

/** A link by which guests ask to come in; of its secret only the hash is kept. */
export interface LinkRow {
  id: string
  meetingId: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

/** What somebody who knows the secret of a link, or of a pass, stands before. */
export interface Opened {
  readonly organisationId: string
  readonly meetingId: string
  readonly linkId: string
}

const columns = `id, meeting_id as "meetingId", made_by as "madeBy", made_at as "madeAt", expires_at as "expiresAt",
  revoked_at as "revokedAt"`

export function insertLink(
  transaction: Transaction,
  organisationId: string,
  row: LinkRow & { secretHash: Buffer },
): void {
  transaction.write({
    name: 'meeting-guest-link-insert',
    text: `insert into meeting_guest_link (id, meeting_id, organisation_id, secret_hash, made_by, made_at, expires_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      row.id,
      row.meetingId,
      organisationId,
      row.secretHash,
      row.madeBy,
      row.madeAt.toISOString(),
      row.expiresAt.toISOString(),
    ],
  })
}

/** The links of a meeting, the newest first. */
export function readLinks(transaction: Transaction, meetingId: string): Promise<LinkRow[]> {
  return transaction.query<LinkRow>({
    name: 'meeting-guest-links',
    text: `select ${columns} from meeting_guest_link where meeting_id = $1 order by made_at desc, id`,
    values: [meetingId],
  })
}

export function revokeLink(transaction: Transaction, id: string, at: Date): void {
  transaction.write({
    name: 'meeting-guest-link-revoke',
    text: 'update meeting_guest_link set revoked_at = $2 where id = $1 and revoked_at is null',
    values: [id, at.toISOString()],
  })
}

/** As the system, for a guest is of no organisation: what a link opens that stands, by the hash of its secret. */
export async function findByLink(system: pg.Pool, secretHash: Buffer, at: Date): Promise<Opened | undefined> {
  const { rows } = await system.query<Opened>({
    name: 'meeting-guest-link-find',
    text: `select organisation_id as "organisationId", meeting_id as "meetingId", id as "linkId"
             from meeting_guest_link where secret_hash = $1 and revoked_at is null and expires_at > $2`,
    values: [secretHash, at.toISOString()],
  })
  return rows[0]
}

/** As the system: whose pass this is, as long as the link stands by which they came. */
export async function findByPass(
  system: pg.Pool,
  passHash: Buffer,
  at: Date,
): Promise<(Opened & { readonly participantId: string }) | undefined> {
  const { rows } = await system.query<Opened & { participantId: string }>({
    name: 'meeting-guest-pass-find',
    text: `select p.organisation_id as "organisationId", p.meeting_id as "meetingId", l.id as "linkId",
                  p.id as "participantId"
             from meeting_participant p join meeting_guest_link l on l.id = p.link_id
            where p.pass_hash = $1 and l.revoked_at is null and l.expires_at > $2`,
    values: [passHash, at.toISOString()],
  })
  return rows[0]
}

/** Whether a link still stands, read again within the transaction that lets somebody come by it. */
export async function standsStill(transaction: Transaction, linkId: string, at: Date): Promise<boolean> {
  const rows = await transaction.query({
    name: 'meeting-guest-link-stands',
    text: `select id from meeting_guest_link where id = $1 and revoked_at is null and expires_at > $2 for share`,
    values: [linkId, at.toISOString()],
  })
  return rows.length > 0
}

/** What crosses the wire. */
export function presentLink(row: LinkRow): GuestLink {
  return {
    id: row.id,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}
