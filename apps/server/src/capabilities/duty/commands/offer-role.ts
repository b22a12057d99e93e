import { api, type RoleOffer } from '@baton/contract'
import { may } from '@baton/domain'
import { v7 as uuidv7 } from 'uuid'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { activeAmong } from '../../identity/index.ts'
import { lockBoard } from '../holding/load-board.ts'
import type { DutyParts } from '../parts.ts'
import { insertOffer, readWaitingOffersOf } from '../store/offers.ts'
import { auditDuty, tellOffers } from '../tell.ts'

/** Offers a role that the viewer holds to a colleague who is on duty, saying how much is open in it (DUT7). */
export function offerRole({ openItems }: DutyParts): Handler {
  return handleCommand(api.duty.offerRole, async (change, { roleId, toPersonId }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId, toPersonId], roleIds: [roleId] })
    const holderIds = board.roles.get(roleId)?.holderIds ?? []
    if (!may('duty.offerRole', holderIds.includes(personId) ? ['holder'] : ['person'])) {
      return refuse('not-found')
    }
    const isColleague = (await activeAmong(transaction, [toPersonId])).has(toPersonId)
    if (!isColleague || !board.onDuty.has(toPersonId)) return refuse('off-duty')
    const waiting = await readWaitingOffersOf(transaction, [roleId])
    const offered = waiting.some((one) => one.fromPersonId === personId && one.toPersonId === toPersonId)
    if (offered || holderIds.includes(toPersonId)) return refuse('already-exists')
    const offer: RoleOffer = {
      id: uuidv7({ msecs: at.getTime() }),
      roleId,
      fromPersonId: personId,
      toPersonId,
      offeredAt: at.toISOString(),
      openItems: await openItems.ofRole(transaction, roleId),
      state: 'waiting',
    }
    insertOffer(transaction, organisationId, offer)
    tellOffers(acting, [offer])
    auditDuty(change, [
      { kind: 'role', id: roleId },
      { kind: 'person', id: personId },
      { kind: 'person', id: toPersonId },
    ])
    return answer({ offer })
  })
}
