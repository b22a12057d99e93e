import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { IdentityParts } from '../parts.ts'
import type { StoredSession } from '../store/sessions.ts'
import { findVisit, findVisiting, insertVisit } from '../store/visits.ts'
import { newToken } from './token.ts'

/**
 * The visit of a session at home in another organisation: the one that is there, or a new one where the person has turned
 * to it before and everything that a visit stands on stands (AFF6). Two requests at once open one.
 */
export async function openVisit(
  { database, clock }: IdentityParts,
  homeSessionId: string,
  organisationId: string,
): Promise<StoredSession | undefined> {
  const present = await findVisit(database.system, homeSessionId, organisationId)
  if (present !== undefined) return present
  const visiting = await findVisiting(database.system, homeSessionId, organisationId)
  if (visiting === undefined) return undefined
  const at = clock.now()
  const { personId } = visiting
  await inTransaction(database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([personId])
    const id = uuidv7()
    // A visit is found by the session at home: its own token is thrown away.
    const { hash: tokenHash } = newToken()
    const visit = { ...visiting, id, organisationId, homeSessionId, tokenHash, startedAt: at }
    if (!(await insertVisit(transaction, visit))) return
    streams.audit({
      at,
      organisationId,
      streamId: personId,
      actor: personId,
      action: 'identity.openVisit',
      subjects: [{ kind: 'session', id }],
      commandId: null,
      commitment: null,
    })
    streams.flush()
  })
  return findVisit(database.system, homeSessionId, organisationId)
}
