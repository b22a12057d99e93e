import { api } from '@baton/contract'
import { byPressing } from '@baton/domain'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { EscalationParts } from '../parts.ts'
import { readOpenOf } from '../store/escalations.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** Everything open that concerns the viewer, most pressing first, with the position of their own stream. */
export function listOpen({ vault }: EscalationParts): Handler {
  return handleQuery(api.escalation.listOpen, async ({ viewer, transaction }) => {
    const position = await positionOf(transaction, viewer.personId)
    const wholes = await wholesOf(transaction, await readOpenOf(transaction, viewer.personId))
    const escalations = await presentWholes({ transaction, vault }, wholes)
    return answer({ escalations: escalations.sort(byPressing), position })
  })
}
