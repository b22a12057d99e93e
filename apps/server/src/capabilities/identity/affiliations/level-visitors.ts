import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Identity } from '../identity.ts'
import { readPerson } from '../store/people.ts'
import { findStaleVisitors, type Known } from '../store/visitors.ts'
import { levelVisitor } from './write-visitor.ts'

const atOnce = 200

/**
 * Brings what other organisations know of visitors level with what their homes have now (AFF4): found by comparing, so
 * that nothing that was missed stays missed.
 */
export async function levelVisitors(identity: Identity): Promise<void> {
  const stale = await findStaleVisitors(identity.database.system, atOnce)
  for (const { organisationId, personId, known } of stale)
    await level(identity, organisationId, personId, known)
}

async function level(
  { database, clock, publish }: Identity,
  organisationId: string,
  personId: string,
  known: Known,
): Promise<void> {
  const delivered = await inTransaction(database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    const visitor = await readPerson(transaction, personId)
    if (visitor === undefined) return []
    const act = { organisationId, personId: null, at: clock.now() }
    if (!levelVisitor({ transaction, streams, act }, visitor, known)) return []
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) publish?.(organisationId, delivered)
}
