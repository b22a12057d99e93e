import { api } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { newToken } from '../sessions/token.ts'
import { insertTicket } from '../store/tickets.ts'

/** A socket is opened within it, or a new ticket asked for. */
const validForMs = 30_000

/** A ticket changes nothing that anyone sees: no event, no audit leaf, and no stored answer to be found later. */
export function issueTicket(identity: Identity): Handler {
  return handleDirectly(api.identity.issueTicket, async ({ caller, at }) => {
    if (caller.viewer === null) return refuse('not-signed-in')
    const { organisationId, sessionId } = caller.viewer
    const { token, hash } = newToken()
    await inTransaction(identity.database.app, organisationId, async (transaction) =>
      insertTicket(transaction, {
        hash,
        organisationId,
        sessionId,
        expiresAt: new Date(at.getTime() + validForMs),
      }),
    )
    return answer({ ticket: token })
  })
}
