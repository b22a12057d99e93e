import { randomBytes } from 'node:crypto'
import { api, guestPath } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { fetchThrough, isClosed } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { hashOf } from '../../steps/make-ticket.ts'
import { audit } from '../../steps/tell.ts'
import { insertLink, presentLink } from '../store/links.ts'

const hourMs = 60 * 60_000

/** Makes a link for guests (CAL11). Its secret stands behind the `#`, which no browser sends: no log ever holds it. */
export function makeGuestLink(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.makeGuestLink, async (change, { meetingId, hours }) => {
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    if (isClosed(whole)) return refuse('no-longer-possible')
    const { transaction, viewer, at } = change
    const secret = randomBytes(32).toString('base64url')
    const row = {
      id: uuidv7(),
      meetingId,
      madeBy: viewer.personId,
      madeAt: at,
      expiresAt: new Date(at.getTime() + hours * hourMs),
      revokedAt: null,
    }
    insertLink(transaction, viewer.organisationId, { ...row, secretHash: hashOf(secret) })
    audit(deed, whole.row, [{ kind: 'meeting-guest-link', id: row.id }])
    const link = new URL(`${guestPath}#${secret}`, parts.publicUrl).href
    return answer({ guestLink: presentLink(row), link })
  })
}
