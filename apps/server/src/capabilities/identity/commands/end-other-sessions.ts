import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { auditSessions } from '../sessions/audit-sessions.ts'
import { endSessionsOf } from '../store/sessions.ts'

export function endOtherSessions({ sessions }: Identity): Handler {
  return handleCommand(api.identity.endOtherSessions, async (change) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.personId)
    const ended = await endSessionsOf(transaction, viewer.personId, { allBut: viewer.sessionId }, at)
    if (ended.length === 0) change.unchanged()
    else auditSessions(change, ended)
    change.afterCommit(() => sessions.ended(ended))
    return answer({ ended: ended.length })
  })
}
