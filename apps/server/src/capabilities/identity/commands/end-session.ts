import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { auditSessions } from '../sessions/audit-sessions.ts'
import { endSessionsOf } from '../store/sessions.ts'

export function endSession({ sessions }: Identity): Handler {
  return handleCommand(api.identity.endSession, async (change, { sessionId }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.personId)
    const ended = await endSessionsOf(transaction, viewer.personId, { only: sessionId }, at)
    if (ended.length === 0) return refuse('not-found')
    auditSessions(change, ended)
    change.afterCommit(() => sessions.ended(ended))
    return answer({})
  })
}
