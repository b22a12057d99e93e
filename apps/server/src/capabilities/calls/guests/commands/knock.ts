import { randomBytes } from 'node:crypto'
import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { type Answer, answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../../platform/operations/handler.ts'
import type { CallsAtWork } from '../../parts.ts'
import { byItself } from '../../steps/by-itself.ts'
import { hashOf } from '../../steps/make-ticket.ts'
import { letWait } from '../steps/let-wait.ts'
import { findByLink } from '../store/links.ts'

/**
 * Asks to be let in as a guest (CAL10). Each knock counts against its address, also one that finds the door: nobody
 * fills a waiting room. It is a new guest each time, so that nobody takes another's place by knocking in their name.
 */
export function knock(parts: CallsAtWork): Handler {
  return handleDirectly(api.calls.knock, async ({ caller, at }, { secret, name, organisation }) => {
    const attempt = await parts.people.beginAttempt({ door: 'guest knock', address: caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const found = await findByLink(parts.database.system, hashOf(secret), at)
    if (found === undefined) return refuse('not-found')
    const pass = randomBytes(32).toString('base64url')
    const guest = { ...found, id: uuidv7(), passHash: hashOf(pass), words: { name, organisation } }
    const doer = { organisationId: found.organisationId, action: 'calls.knock', guestId: guest.id }
    const waits: Answer<{ ticket: string }> = await byItself(parts, doer, (deed) =>
      letWait(deed, parts, guest),
    )
    if (!waits.ok) return waits
    return answer({ participantId: guest.id, pass, ticket: waits.value.ticket })
  })
}
