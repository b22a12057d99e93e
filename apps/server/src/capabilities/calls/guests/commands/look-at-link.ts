import { api } from '@baton/contract'
import { inSnapshot } from '../../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../../platform/operations/handler.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { CallsAtWork } from '../../parts.ts'
import { hashOf } from '../../steps/make-ticket.ts'
import { readMeetings } from '../../store/meetings.ts'
import { openWords, scopeOf } from '../../words.ts'
import { findByLink } from '../store/links.ts'

/**
 * What a guest may know before they knock (CAL12). A link that is not there, is over or was revoked is one answer, and
 * whoever tries many must wait. A call has no title, so that none tells whom it is about.
 */
export function lookAtLink(parts: CallsAtWork): Handler {
  return handleDirectly(api.calls.lookAtLink, async ({ caller, at }, { secret }) => {
    const attempt = await parts.people.beginAttempt({ door: 'guest link', address: caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const found = await findByLink(parts.database.system, hashOf(secret), at)
    if (found === undefined) return refuse('not-found')
    await attempt.succeeded()
    const { organisationId, meetingId } = found
    return inSnapshot(parts.database.app, organisationId, async (transaction) => {
      const [row] = await readMeetings(transaction, [meetingId])
      if (row === undefined) return refuse('not-found')
      if (row.words !== null)
        await openScopes(transaction, parts.vault, [{ scope: scopeOf(row), sealed: row.words }])
      return answer({
        organisation: await parts.people.organisationName(transaction, organisationId),
        title: openWords(parts.vault, row).title,
        startsAt: row.startsAt?.toISOString() ?? null,
        endsAt: row.endsAt?.toISOString() ?? null,
      })
    })
  })
}
