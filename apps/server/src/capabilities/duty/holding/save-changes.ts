import type { RoleOffer } from '@baton/contract'
import type { HoldingChange } from '@baton/domain/duty/board'
import type { Acting } from '../../../platform/operations/acting.ts'
import { saveHoldings } from '../store/holdings.ts'
import { endOffers, readWaitingOffers, readWaitingOffersOf } from '../store/offers.ts'
import { tellOffers } from '../tell.ts'

/**
 * Saves who begins and ceases to hold what. An offer ends with the holding that it was of; both sides are told.
 * The roles themselves are told by the caller, when everything is saved.
 */
export async function saveChanges(acting: Acting, changes: readonly HoldingChange[]): Promise<string[]> {
  const { transaction, organisationId, at } = acting
  saveHoldings(transaction, organisationId, changes, at)
  const ended = changes.filter(({ kind }) => kind === 'end')
  const offers = await readWaitingOffersOf(
    transaction,
    ended.map(({ roleId }) => roleId),
  )
  const without = offers.filter((offer) =>
    ended.some(({ roleId, personId }) => roleId === offer.roleId && personId === offer.fromPersonId),
  )
  end(acting, without, 'withdrawn')
  return [...new Set(changes.map(({ roleId }) => roleId))]
}

/** Declines what someone is offered who can no longer accept it. */
export async function declineOffersTo(acting: Acting, personId: string): Promise<void> {
  const offers = await readWaitingOffers(acting.transaction, [personId])
  end(
    acting,
    offers.filter((offer) => offer.toPersonId === personId),
    'declined',
  )
}

function end(acting: Acting, offers: readonly RoleOffer[], state: 'withdrawn' | 'declined'): void {
  if (offers.length === 0) return
  endOffers(
    acting.transaction,
    offers.map(({ id }) => id),
    state,
    acting.at,
  )
  tellOffers(
    acting,
    offers.map((offer) => ({ ...offer, state })),
  )
}
