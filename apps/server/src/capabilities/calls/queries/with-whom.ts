import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { CallsAtWork } from '../parts.ts'
import { findRinging } from '../steps/ask-people.ts'

/** Whom a call would ring, and who covers for those whom it would not (CAL5). */
export function withWhom(parts: CallsAtWork): Handler {
  return handleQuery(api.calls.withWhom, async ({ viewer, transaction, at }, { kind, id }) => {
    const concerned = await parts.subjects.get(kind)?.(transaction, viewer, id, at)
    if (concerned === undefined) return refuse('not-found')
    const { rings, notRung } = await findRinging({ transaction, at }, parts, viewer.personId, concerned)
    const duties = await parts.duty.dutiesOf(
      transaction,
      notRung.map(({ personId }) => personId),
    )
    return answer({
      rings: [...rings],
      notRung: notRung.map(({ personId }) => ({
        personId,
        coverRoleId: duties.get(personId)?.coverRoleId ?? null,
      })),
    })
  })
}
