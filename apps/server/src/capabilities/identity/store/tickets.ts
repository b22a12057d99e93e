import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

export function insertTicket(
  transaction: Transaction,
  ticket: { hash: Buffer; organisationId: string; sessionId: string; expiresAt: Date },
): void {
  transaction.write({
    name: 'ticket-insert',
    text: 'insert into ticket (ticket_hash, organisation_id, session_id, expires_at) values ($1, $2, $3, $4)',
    values: [ticket.hash, ticket.organisationId, ticket.sessionId, ticket.expiresAt.toISOString()],
  })
}

/** As the system, before it is known who asks: uses a ticket up. Returns the session that it was issued to. */
export async function takeTicket(system: pg.Pool, hash: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await system.query<{ sessionId: string; inTime: boolean }>({
    name: 'ticket-take',
    text: `delete from ticket where ticket_hash = $1
           returning session_id as "sessionId", expires_at > $2 as "inTime"`,
    values: [hash, now.toISOString()],
  })
  const [row] = rows
  return row?.inTime ? row.sessionId : undefined
}

/** As the system: forgets tickets that nobody used in time. */
export async function deleteExpiredTickets(system: pg.Pool, now: Date): Promise<void> {
  await system.query({
    name: 'tickets-delete-expired',
    text: 'delete from ticket where expires_at <= $1',
    values: [now.toISOString()],
  })
}
