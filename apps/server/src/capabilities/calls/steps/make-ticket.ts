import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { insertTicket, type Ticket } from '../store/tickets.ts'

/** A ticket opens a room's socket so long, and once. */
const ticketMs = 30_000

/** Makes a ticket for a room's socket; its hash alone is kept. */
export function makeTicket(transaction: Transaction, ticket: Ticket, at: Date): string {
  const secret = randomBytes(32).toString('base64url')
  insertTicket(transaction, hashOf(secret), ticket, new Date(at.getTime() + ticketMs))
  return secret
}

/** The hash under which a secret is found. A secret is random, so that a plain hash gives nothing away. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
