import { api } from '@baton/contract'
import { byRoleName } from '@baton/domain/duty/replay'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readAllRoles } from '../store/roles.ts'

export const listRoles = handleQuery(api.duty.listRoles, async ({ transaction, viewer }) => {
  const roles = await readAllRoles(transaction)
  return answer({
    roles: roles.sort(byRoleName),
    position: await positionOf(transaction, viewer.organisationId),
  })
})
