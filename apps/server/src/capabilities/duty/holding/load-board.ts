import { type Board, rolesHeldBy } from '@baton/domain/duty/board'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { readOnDutyIds } from '../store/duties.ts'
import { readWaitingOffers, readWaitingOffersOf } from '../store/offers.ts'
import { readRolesOnBoard } from '../store/roles.ts'

/** Who holds what and who is on duty. Nothing of it changes any more once the organisation's stream is locked. */
export async function loadBoard(transaction: Transaction): Promise<Board> {
  const [roles, onDuty] = await Promise.all([readRolesOnBoard(transaction), readOnDutyIds(transaction)])
  return { roles: new Map(roles.map((role) => [role.id, role])), onDuty }
}

/**
 * Locks the organisation's stream, under which everything about duty is decided one after another, and then the streams
 * of those who will be told: these people, who holds these roles, and both sides of offers of them. An organisation is
 * older than its people, so that this, too, is the order of the ids.
 *
 * @returns the board, which from now on is ours
 */
export async function lockBoard(
  acting: Acting,
  { personIds, roleIds }: { personIds: readonly string[]; roleIds: readonly string[] },
): Promise<Board> {
  const { transaction, streams, organisationId } = acting
  await streams.lock([organisationId])
  const board = await loadBoard(transaction)
  const concerned = [...new Set([...roleIds, ...personIds.flatMap((id) => rolesHeldBy(board, id))])]
  const [ofPeople, ofRoles] = await Promise.all([
    readWaitingOffers(transaction, personIds),
    readWaitingOffersOf(transaction, concerned),
  ])
  const holderIds = roleIds.flatMap((id) => board.roles.get(id)?.holderIds ?? [])
  const parties = [...ofPeople, ...ofRoles].flatMap((offer) => [offer.fromPersonId, offer.toPersonId])
  await streams.lock([...personIds, ...holderIds, ...parties])
  return board
}
