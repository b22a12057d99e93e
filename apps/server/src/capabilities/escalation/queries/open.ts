import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { EscalationParts } from '../parts.ts'
import { readEscalations } from '../store/escalations.ts'
import { readHearers } from '../store/pages.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** One escalation that the viewer was told of, also when it has ended (ESC21). */
export function open({ vault }: EscalationParts): Handler {
  return handleQuery(api.escalation.open, async ({ viewer, transaction }, { escalationId }) => {
    const hearers = await readHearers(transaction, escalationId)
    if (!hearers.includes(viewer.personId)) return refuse('not-found')
    const wholes = await wholesOf(transaction, await readEscalations(transaction, [escalationId]))
    const [escalation] = await presentWholes({ transaction, vault }, wholes)
    return escalation === undefined ? refuse('not-found') : answer({ escalation })
  })
}
