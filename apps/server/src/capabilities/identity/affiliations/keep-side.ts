import type { Organisation } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Identity } from '../identity.ts'
import { hasAgreedBy, insertAffiliation, readStanding } from '../store/affiliations.ts'
import { claim } from '../store/invitations.ts'
import { endByTheSystem } from './end-by-the-system.ts'
import { tellAffiliations, type Writing } from './tell.ts'

/** One side of an agreement. */
export interface Side {
  organisationId: string
  other: Organisation
  invitationId: string
  agreedBy: string
  at: Date
  /** Who accepts, and by which command; `null` on the side that invited, where the system writes. */
  accepted: { personId: string; commandId: string } | null
}

export type Kept = 'agreed' | 'connected' | 'used'

/**
 * Writes one side's row of an agreement, once: whoever goes on after a fault finds it there. What the side has left of an
 * agreement that is not in force ends with it.
 */
export async function keepSide({ database, publish }: Identity, side: Side): Promise<Kept> {
  const { organisationId, at, accepted } = side
  const act = { organisationId, personId: accepted?.personId ?? null, at }
  const { kept, delivered } = await inTransaction(database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([organisationId])
    const done = await keep({ transaction, streams, act }, side)
    streams.flush()
    return { kept: done, delivered: streams.delivered }
  })
  if (delivered.length > 0) publish?.(organisationId, delivered)
  return kept
}

async function keep(writing: Writing, side: Side): Promise<Kept> {
  const { transaction, streams } = writing
  const { organisationId, other, invitationId, agreedBy, at, accepted } = side
  const standing = await readStanding(transaction, other.id)
  if (standing?.invitationId === invitationId) return 'agreed'
  if (standing?.inForce) return 'connected'
  if (await hasAgreedBy(transaction, invitationId)) return 'used'
  if (accepted === null && !(await claim(transaction, invitationId, other.id, at))) return 'used'
  if (standing !== undefined) await endByTheSystem(writing, [standing.id])
  const id = uuidv7()
  insertAffiliation(transaction, { id, organisationId, other, invitationId, agreedBy, since: at })
  await tellAffiliations(writing)
  streams.audit({
    at,
    organisationId,
    streamId: organisationId,
    actor: accepted?.personId ?? 'system:affiliations',
    action: 'identity.acceptInvitation',
    subjects: [
      { kind: 'affiliation', id },
      { kind: 'organisation', id: other.id },
    ],
    commandId: accepted?.commandId ?? null,
    commitment: null,
  })
  return 'agreed'
}
