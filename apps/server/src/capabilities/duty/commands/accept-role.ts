import { api } from '@baton/contract'
import { handOver } from '@baton/domain/duty/hold-roles'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockBoard } from '../holding/load-board.ts'
import { saveChanges } from '../holding/save-changes.ts'
import type { DutyParts } from '../parts.ts'
import { endOffers, readOffers } from '../store/offers.ts'
import { auditDuty, tellOffers, tellRoles } from '../tell.ts'

/** Accepts a role that the viewer is offered: it and everything open in it move in one step, or nothing does (DUT7). */
export function acceptRole({ openItems }: DutyParts): Handler {
  return handleCommand(api.duty.acceptRole, async (change, { offerId }) => {
    const { transaction, viewer, at } = change
    const { personId } = viewer
    const [found] = await readOffers(transaction, [offerId])
    if (found?.toPersonId !== personId) return refuse('not-found')
    const { roleId, fromPersonId, toPersonId } = found
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId, fromPersonId], roleIds: [roleId] })
    const [offer] = await readOffers(transaction, [offerId])
    if (offer?.state !== 'waiting') return refuse('no-longer-possible')
    const handed = handOver(board, { roleId, fromPersonId, toPersonId })
    if (!handed.ok) return refuse(handed.refusal)
    endOffers(transaction, [offerId], 'accepted', at)
    tellOffers(acting, [{ ...offer, state: 'accepted' }])
    await saveChanges(acting, handed.changes)
    await openItems.move(acting, { roleId, fromPersonId, toPersonId })
    const role = (await tellRoles(acting, [roleId])).get(roleId)
    if (role === undefined) return refuse('no-longer-possible')
    auditDuty(change, [
      { kind: 'role', id: roleId },
      { kind: 'person', id: fromPersonId },
      { kind: 'person', id: toPersonId },
    ])
    return answer({ role })
  })
}
