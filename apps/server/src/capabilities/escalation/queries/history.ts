import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { EscalationParts } from '../parts.ts'
import { readHistoryOf } from '../store/escalations.ts'
import { presentWholes, wholesOf } from '../whole.ts'

const most = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** What the viewer raised or was paged for, newest first, a page at a time. */
export function history({ vault }: EscalationParts): Handler {
  return handleQuery(api.escalation.history, async ({ viewer, transaction }, { before }) => {
    const earlierThan = before === undefined ? endOfTime : new Date(before)
    const rows = await readHistoryOf(transaction, viewer.personId, earlierThan, most)
    const wholes = await wholesOf(transaction, rows)
    return answer({ escalations: await presentWholes({ transaction, vault }, wholes) })
  })
}
