import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { areDetailsHere } from '../holding/are-details-here.ts'
import { isRoleNameTaken, saveRole } from '../store/roles.ts'
import { auditDuty, tellRoles } from '../tell.ts'

/** Adds a role, which nobody holds yet. */
export const addRole = handleCommand(api.duty.addRole, async (change, details) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const roleId = uuidv7()
  if (!(await areDetailsHere(transaction, details))) return refuse('not-found')
  if (await isRoleNameTaken(transaction, details.name, roleId)) return refuse('already-exists')
  saveRole(transaction, viewer.organisationId, roleId, details)
  const role = (await tellRoles(actingIn(change), [roleId])).get(roleId)
  if (role === undefined) throw new Error('the role was not saved')
  auditDuty(change, [{ kind: 'role', id: roleId }])
  return answer({ role })
})
