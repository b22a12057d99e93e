import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { readLadders } from '../store/ladders.ts'

/** The organisation's ladders, its own first. */
export function listLadders(): Handler {
  return handleQuery(api.escalation.listLadders, async ({ transaction }) =>
    answer({ ladders: await readLadders(transaction) }),
  )
}
