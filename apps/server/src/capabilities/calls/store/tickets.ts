import type pg from 'pg'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** What a ticket opens: one participant's line into one meeting's room. */
export interface Ticket {
  organisationId: string
  meetingId: string
  participantId: string
  /** `null` for a guest. */
  sessionId: string | null
}

/** Keeps a ticket under its hash until it is used, or too old. */
export function insertTicket(transaction: Transaction, hash: Buffer, ticket: Ticket, expiresAt: Date): void {
  transaction.write({
    name: 'meeting-ticket-insert',
    text: `insert into meeting_ticket (hash, organisation_id, meeting_id, participant_id, session_id, expires_at)
           values ($1, $2, $3, $4, $5, $6)`,
    values: [
      hash,
      ticket.organisationId,
      ticket.meetingId,
      ticket.participantId,
      ticket.sessionId,
      expiresAt.toISOString(),
    ],
  })
}

/** As the system, for nobody is known yet: uses a ticket up. `undefined` when it is unknown, used, or too old. */
export async function takeTicket(system: pg.Pool, hash: Buffer, at: Date): Promise<Ticket | undefined> {
  const { rows } = await system.query<Ticket & { expiresAt: Date }>({
    name: 'meeting-ticket-take',
    text: `delete from meeting_ticket where hash = $1
           returning organisation_id as "organisationId", meeting_id as "meetingId",
             participant_id as "participantId", session_id as "sessionId", expires_at as "expiresAt"`,
    values: [hash],
  })
  const [found] = rows
  if (found === undefined || found.expiresAt <= at) return undefined
  const { expiresAt: _, ...ticket } = found
  return ticket
}

/** As the system: tickets that nobody used in time. */
export async function forgetTickets(system: pg.Pool, at: Date): Promise<void> {
  await system.query({
    name: 'meeting-tickets-forget',
    text: 'delete from meeting_ticket where expires_at <= $1',
    values: [at.toISOString()],
  })
}
