import type { Board } from '@baton/domain/duty/board'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Acting } from '../../../platform/operations/acting.ts'
import { readOnDutyIds } from '../store/duties.ts'
import { readHeldRoleIds } from '../store/holdings.ts'
import { readWaitingOffers, readWaitingOffersOf } from '../store/offers.ts'
import { readRolesOnBoard } from '../store/roles.ts'

/** Who holds what and who is on duty. Nothing of it changes any more once the organisation's stream is locked. */
export async function loadBoard(transaction: Transaction): Promise<Board> {
  const [roles, onDuty] = await Promise.all([readRolesOnBoard(transaction), readOnDutyIds(transaction)])
  return { roles: new Map(roles.map((role) => [role.id, role])), onDuty }
}

/**
 * Locks the organisation's stream, under which everything about duty is decided one after another, and the streams of
 * those who will be told: whoever does it, who holds these roles, and both sides of offers of these roles.
 *
 * @returns the board, which from now on is ours
 */
export async function lockBoard(
  acting: Acting,
  { personIds, roleIds }: { personIds: readonly string[]; roleIds: readonly string[] },
): Promise<Board> {
  const { transaction, streams, organisationId } = acting
  const expected = await involved(transaction, personIds, roleIds)
  await streams.lock([organisationId, ...expected])
  const board = await loadBoard(transaction)
  // Who has come to be involved meanwhile is locked out of order; should two wait for each other, one is tried again.
  await streams.lock(await involved(transaction, personIds, roleIds))
  return board
}

async function involved(
  transaction: Transaction,
  personIds: readonly string[],
  roleIds: readonly string[],
): Promise<string[]> {
  const held = await Promise.all(personIds.map((id) => readHeldRoleIds(transaction, id)))
  const concerned = [...new Set([...roleIds, ...held.flat()])]
  const [roles, ofPeople, ofRoles] = await Promise.all([
    readRolesOnBoard(transaction),
    readWaitingOffers(transaction, personIds),
    readWaitingOffersOf(transaction, concerned),
  ])
  const holderIds = roles.filter(({ id }) => roleIds.includes(id)).flatMap((role) => role.holderIds)
  const parties = [...ofPeople, ...ofRoles].flatMap((offer) => [offer.fromPersonId, offer.toPersonId])
  return [...new Set([...personIds, ...holderIds, ...parties])]
}
