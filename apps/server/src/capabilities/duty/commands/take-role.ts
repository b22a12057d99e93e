import { api } from '@baton/contract'
import { takeRoles } from '@baton/domain/duty/hold-roles'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { lockBoard } from '../holding/load-board.ts'
import { saveTaken } from '../holding/save-taken.ts'
import type { DutyParts } from '../parts.ts'
import { readRoles } from '../store/roles.ts'
import { auditDuty, tellRoles } from '../tell.ts'

/** Takes a role that is free, or displaces whoever has held it longest, who is told by whom (DUT5, DUT6). */
export function takeRole({ openItems }: DutyParts): Handler {
  return handleCommand(api.duty.takeRole, async (change, { roleId, displace }) => {
    const { personId } = change.viewer
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId], roleIds: [roleId] })
    const taken = takeRoles(board, { personId, roleIds: [roleId], displace })
    if (!taken.ok) return refuse(taken.refusal)
    if (taken.changes.length === 0) {
      const [role] = await readRoles(change.transaction, [roleId])
      if (role === undefined) return refuse('not-found')
      change.unchanged()
      return answer({ role })
    }
    await saveTaken(acting, openItems, personId, taken)
    const role = (await tellRoles(acting, [roleId])).get(roleId)
    if (role === undefined) return refuse('not-found')
    auditDuty(change, [
      { kind: 'role', id: roleId },
      ...[personId, ...taken.displaced.map((one) => one.personId)].map((id) => ({ kind: 'person', id })),
    ])
    return answer({ role })
  })
}
