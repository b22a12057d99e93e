import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { readHistory } from '../store/holdings.ts'
import { readRoles } from '../store/roles.ts'

/** Holdings of one page. */
const pageSize = 50

export const roleHistory = handleQuery(api.duty.roleHistory, async ({ transaction }, { roleId, before }) => {
  const [role] = await readRoles(transaction, [roleId])
  if (role === undefined) return refuse('not-found')
  const holdings = await readHistory(
    transaction,
    roleId,
    before === undefined ? null : new Date(before),
    pageSize,
  )
  return answer({ holdings })
})
