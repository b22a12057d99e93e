import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { markReachable, readReachableAmong } from '../store/reachable.ts'
import { readRoles } from '../store/roles.ts'
import { auditDuty } from '../tell.ts'

/** Lets people of connected organisations turn to a role, or no longer; what they began with it goes on (AFF8). */
export const setReachable = handleCommand(api.duty.setReachable, async (change, { roleId, reachable }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const [role] = await readRoles(transaction, [roleId])
  if (role === undefined) return refuse('not-found')
  if (role.state === 'retired') return refuse('no-longer-possible')
  if ((await readReachableAmong(transaction, [roleId])).has(roleId) === reachable) {
    change.unchanged()
    return answer({})
  }
  markReachable(transaction, roleId, reachable)
  auditDuty(change, [{ kind: 'role', id: roleId }])
  return answer({})
})
