import { api } from '@baton/contract'
import { problemOfChange } from '@baton/domain/duty/change-role'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { areDetailsHere } from '../holding/are-details-here.ts'
import { loadBoard } from '../holding/load-board.ts'
import { isRoleNameTaken, saveRole } from '../store/roles.ts'
import { auditDuty, tellRoles } from '../tell.ts'

/** Changes what a role is. */
export const changeRole = handleCommand(api.duty.changeRole, async (change, { roleId, ...details }) => {
  const { transaction, viewer, at } = change
  await change.lock(viewer.organisationId)
  const was = (await loadBoard(transaction)).roles.get(roleId)
  if (was?.state !== 'active' || !(await areDetailsHere(transaction, details))) return refuse('not-found')
  if (details.fallbackRoleId === roleId) {
    return refuse('bad-input', [{ path: 'fallbackRoleId', problem: 'is the role itself' }])
  }
  if (await isRoleNameTaken(transaction, details.name, roleId)) return refuse('already-exists')
  const problem = problemOfChange(was, details, at)
  if (problem !== null) return refuse(problem)
  saveRole(transaction, viewer.organisationId, roleId, details)
  const role = (await tellRoles(actingIn(change), [roleId])).get(roleId)
  if (role === undefined) return refuse('not-found')
  auditDuty(change, [{ kind: 'role', id: roleId }])
  return answer({ role })
})
