import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { giveUp } from '@baton/domain/duty/hold-roles'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockBoard } from '../holding/load-board.ts'
import { saveChanges } from '../holding/save-changes.ts'
import type { DutyParts } from '../parts.ts'
import { auditDuty, tellRoles } from '../tell.ts'

/** Gives a role up. One that must be covered falls to its fallback's holders, or is kept (DUT3, DUT10). */
export function giveUpRole({ openItems }: DutyParts): Handler {
  return handleCommand(api.duty.giveUpRole, async (change, { roleId }) => {
    const { transaction, viewer, at } = change
    const { personId } = viewer
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId], roleIds: [roleId] })
    const isHolder = board.roles.get(roleId)?.holderIds.includes(personId) === true
    if (!may('duty.giveUpRole', isHolder ? ['holder'] : ['person'])) return refuse('not-found')
    const left = giveUp(board, {
      personId,
      roleId,
      openItems: await openItems.ofRole(transaction, roleId),
      at,
    })
    if (!left.ok) return refuse(left.refusal)
    await saveChanges(acting, left.changes)
    const role = (await tellRoles(acting, [roleId])).get(roleId)
    if (role === undefined) return refuse('not-found')
    auditDuty(change, [
      { kind: 'role', id: roleId },
      ...left.changes.map((one) => ({ kind: 'person', id: one.personId })),
    ])
    return answer({ role, toRoleId: left.fellBack[0]?.toRoleId ?? null })
  })
}
