import { api } from '@baton/contract'
import { answer } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import type { CallParts } from '../../parts.ts'
import { presentWholes, wholesOf } from '../../whole.ts'
import { readHistory } from '../store.ts'

const most = 30
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** Calls and meetings that are over and that the viewer arranged or was asked to, the newest first (CAL3, CAL25). */
export function history({ vault, files }: CallParts): Handler {
  return handleQuery(api.calls.history, async ({ viewer, transaction, at }, { before }) => {
    const asked = {
      personId: viewer.personId,
      before: before === undefined ? endOfTime : new Date(before),
      at,
      most,
    }
    const rows = await readHistory(transaction, asked)
    const wholes = await wholesOf(transaction, rows)
    return answer({ meetings: await presentWholes({ transaction, vault, files }, wholes) })
  })
}
