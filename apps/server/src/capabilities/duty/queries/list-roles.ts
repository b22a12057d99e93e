import { api, type Role } from '@baton/contract'
import { byRoleName } from '@baton/domain/duty/replay'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readReachable } from '../store/reachable.ts'
import { readAllRoles } from '../store/roles.ts'

/** Every role; to a visitor only those that they may turn to, without where it stands in this organisation (AFF8). */
export const listRoles = handleQuery(api.duty.listRoles, async ({ transaction, viewer }) => {
  const roles = await readAllRoles(transaction)
  const reachable = viewer.visitor ? new Set(await readReachable(transaction)) : null
  const shown = reachable === null ? roles : roles.filter(({ id }) => reachable.has(id)).map(asElsewhere)
  return answer({
    roles: shown.sort(byRoleName),
    position: await positionOf(transaction, viewer.organisationId),
  })
})

/** The wards, teams and other roles that it names are not a visitor's to know. */
function asElsewhere(role: Role): Role {
  return { ...role, siteId: null, placeId: null, teamId: null, fallbackRoleId: null }
}
