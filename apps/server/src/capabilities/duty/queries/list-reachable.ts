import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { readReachable } from '../store/reachable.ts'

export const listReachable = handleQuery(api.duty.listReachable, async ({ transaction }) =>
  answer({ roleIds: await readReachable(transaction) }),
)
