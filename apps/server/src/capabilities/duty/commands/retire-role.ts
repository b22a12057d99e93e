import { api } from '@baton/contract'
import { retire } from '@baton/domain/duty/change-role'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockBoard } from '../holding/load-board.ts'
import { saveChanges } from '../holding/save-changes.ts'
import type { DutyParts } from '../parts.ts'
import { markRetired } from '../store/roles.ts'
import { auditDuty, tellRoles } from '../tell.ts'

/** Retires a role: whoever holds it leaves it, and it takes no more work. */
export function retireRole({ openItems }: DutyParts): Handler {
  return handleCommand(api.duty.retireRole, async (change, { roleId }) => {
    const { transaction } = change
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [], roleIds: [roleId] })
    const was = board.roles.get(roleId)
    if (was === undefined) return refuse('not-found')
    const retired = retire(was, await openItems.ofRole(transaction, roleId))
    if (!retired.ok) return refuse(retired.refusal)
    await saveChanges(acting, retired.changes)
    markRetired(transaction, roleId)
    const role = (await tellRoles(acting, [roleId])).get(roleId)
    if (role === undefined) return refuse('not-found')
    auditDuty(change, [
      { kind: 'role', id: roleId },
      ...retired.changes.map((one) => ({ kind: 'person', id: one.personId })),
    ])
    return answer({ role })
  })
}
