import { api } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Identity } from '../identity.ts'
import { endSessionsOf } from '../store/sessions.ts'

/** Makes its own transaction because it answers with a cookie; asked again, it finds the session over. */
export function signOut(identity: Identity): Handler {
  return handleDirectly(api.identity.signOut, async ({ caller, at, commandId }) => {
    const { viewer } = caller
    if (viewer !== null) {
      const { organisationId, personId, sessionId } = viewer
      await inTransaction(identity.database.app, organisationId, async (transaction) => {
        const streams = new StreamWriter(transaction)
        await streams.lock([personId])
        const ended = await endSessionsOf(transaction, personId, { only: sessionId }, at)
        if (ended.length === 0) return
        streams.audit({
          at,
          organisationId,
          streamId: personId,
          actor: personId,
          action: api.identity.signOut.name,
          subjects: [{ kind: 'session', id: sessionId }],
          commandId,
          commitment: null,
        })
        streams.flush()
      })
      identity.sessions.ended([sessionId])
    }
    caller.setSession?.(null)
    return answer({})
  })
}
