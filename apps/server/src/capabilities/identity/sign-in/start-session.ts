import type { Me } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { Request } from '../../../platform/operations/handler.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import type { Identity } from '../identity.ts'
import { readMe } from '../queries/who-am-i.ts'
import { deviceOf } from '../sessions/device-of.ts'
import { newToken } from '../sessions/token.ts'
import { endSessionsOf, insertSession } from '../store/sessions.ts'

export interface Proven {
  personId: string
  organisationId: string
  method: 'password' | 'passkey' | 'access-code' | 'demonstration'
  /** The operation in the contract, for the audit log. */
  operation: string
  device: string | undefined
  /** Written in the same transaction; returning false refuses (someone else was quicker). */
  also?: (transaction: Transaction) => Promise<boolean>
}

/**
 * Starts a session for someone who has proven who they are, gives the browser its cookie, and ends the session that
 * this browser had. Signing in is not remembered by its command's id as other commands are (RT2): asked again, it
 * proves and starts again, since a cookie cannot be given from a stored answer.
 */
export async function startSession(
  identity: Identity,
  request: Request,
  proven: Proven,
): Promise<Answer<Me>> {
  const { setSession } = request.caller
  if (setSession === undefined) return refuse('not-found')
  const { token, hash } = newToken()
  const sessionId = uuidv7()
  const replaced =
    request.caller.viewer?.personId === proven.personId ? request.caller.viewer.sessionId : null
  const endsAt = new Date(request.at.getTime() + identity.session.absoluteHours * 3_600_000)
  const { personId, organisationId } = proven

  const me = await inTransaction(identity.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    await streams.lock([personId])
    if (proven.also !== undefined && !(await proven.also(transaction))) return null
    if (replaced !== null) await endSessionsOf(transaction, personId, { only: replaced }, request.at)
    insertSession(transaction, {
      id: sessionId,
      organisationId,
      personId,
      tokenHash: hash,
      method: proven.method,
      device: proven.device ?? deviceOf(request.caller.userAgent),
      startedAt: request.at,
      endsAt,
    })
    streams.audit({
      at: request.at,
      organisationId,
      streamId: personId,
      actor: personId,
      action: proven.operation,
      subjects: [{ kind: 'session', id: sessionId }],
      commandId: request.commandId,
      commitment: null,
    })
    streams.flush()
    return readMe(identity, transaction, { personId, sessionId, endsAt })
  })
  if (me === null) return refuse('access-code-failed')
  if (replaced !== null) identity.sessions.ended([replaced])
  setSession(token)
  return answer(me)
}
