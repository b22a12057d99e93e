import { api } from '@baton/contract'
import { idleSince } from '@baton/domain/identity/session-life'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { readSessionsOf } from '../store/sessions.ts'

export function listMySessions({ session }: Identity): Handler {
  return handleQuery(api.identity.listMySessions, async ({ viewer, at, transaction }) => {
    const { personId, sessionId } = viewer
    const sessions = await readSessionsOf(
      transaction,
      personId,
      sessionId,
      idleSince(at, session.idleMinutes),
      at,
    )
    return answer({ sessions: sessions.sort((one, other) => Number(other.current) - Number(one.current)) })
  })
}
