import type { Organisation } from '@baton/contract'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import type { Identity } from '../identity.ts'
import { takeTurn } from '../store/affiliations.ts'
import type { Found } from '../store/invitations.ts'
import { type Kept, keepSide } from './keep-side.ts'

/** Who accepts an invitation, for which organisation, when, and by which command. */
export interface Accepting {
  organisation: Organisation
  personId: string
  commandId: string
  at: Date
}

/**
 * Writes an agreement down on both sides, each in a transaction of its own: first where the code was made, which uses it
 * up, then where it is accepted. In force from the second on; a fault between them leaves nothing but a row that the same
 * code goes on from (AFF1). Administrators of both who accept each other's codes at once take turns.
 */
export async function agree(identity: Identity, accepting: Accepting, invitation: Found): Promise<Kept> {
  const { organisation: here, personId, commandId, at } = accepting
  const { id: invitationId, organisation: there, madeBy } = invitation
  return inSystemTransaction(identity.database.system, async (turn) => {
    await takeTurn(turn, here.id, there.id)
    const theirs = await keepSide(identity, {
      organisationId: there.id,
      other: here,
      invitationId,
      agreedBy: madeBy,
      at,
      accepted: null,
    })
    if (theirs !== 'agreed') return theirs
    return keepSide(identity, {
      organisationId: here.id,
      other: there,
      invitationId,
      agreedBy: personId,
      at,
      accepted: { personId, commandId },
    })
  })
}
