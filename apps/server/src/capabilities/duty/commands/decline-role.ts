import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { endOffers, readOffers } from '../store/offers.ts'
import { auditDuty, tellOffers } from '../tell.ts'

/** Declines a role that the viewer is offered, or takes back an offer of theirs. */
export const declineRole = handleCommand(api.duty.declineRole, async (change, { offerId }) => {
  const { transaction, viewer, at } = change
  const { personId, organisationId } = viewer
  const [found] = await readOffers(transaction, [offerId])
  if (found === undefined || ![found.fromPersonId, found.toPersonId].includes(personId)) {
    return refuse('not-found')
  }
  await change.lock(organisationId, found.fromPersonId, found.toPersonId)
  const [offer] = await readOffers(transaction, [offerId])
  if (offer?.state !== 'waiting') return refuse('no-longer-possible')
  const state = offer.toPersonId === personId ? 'declined' : 'withdrawn'
  endOffers(transaction, [offerId], state, at)
  tellOffers(actingIn(change), [{ ...offer, state }])
  auditDuty(change, [
    { kind: 'role', id: offer.roleId },
    { kind: 'person', id: offer.fromPersonId },
    { kind: 'person', id: offer.toPersonId },
  ])
  return answer({})
})
