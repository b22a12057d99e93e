import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Identity } from '../identity.ts'
import { findUnlevel } from '../store/affiliations.ts'
import { endByTheSystem } from './end-by-the-system.ts'
import { tellAffiliations } from './tell.ts'

/**
 * Does in each organisation what the other side's act asks for: ends what the other has ended (AFF3), and tells its people
 * of what came into force or no longer is. Done again it changes nothing, so that a fault only delays it.
 */
export async function levelAffiliations(identity: Identity): Promise<void> {
  for (const { organisationId, ended } of await findUnlevel(identity.database.system))
    await levelOrganisation(identity, organisationId, ended)
}

async function levelOrganisation(
  { database, clock, publish }: Identity,
  organisationId: string,
  ended: readonly string[],
): Promise<void> {
  const act = { organisationId, personId: null, at: clock.now() }
  const delivered = await inTransaction(database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    await endByTheSystem({ transaction, streams, act }, ended)
    await tellAffiliations({ transaction, streams, act })
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) publish?.(organisationId, delivered)
}
