import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import { fetchThrough } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import { goOut } from '../../steps/go-out.ts'
import { makeFrameKey } from '../../steps/make-frame-key.ts'
import { tell } from '../../steps/tell.ts'
import { isInside, type Whole } from '../../whole.ts'
import { scopeOf } from '../../words.ts'
import { readLinks, revokeLink } from '../store/links.ts'

/**
 * Ends a guests' link: whoever came by it is put out at once, whoever waits is turned away (CAL11), and what the others
 * say from here on is sealed with another key than the one that they know.
 */
export function revokeGuestLink(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.revokeGuestLink, async (change, { meetingId, linkId }) => {
    const { transaction, at } = change
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const link = (await readLinks(transaction, meetingId)).find(({ id }) => id === linkId)
    if (link === undefined) return refuse('not-found')
    if (link.revokedAt !== null) {
      change.unchanged()
      return answer({})
    }
    revokeLink(transaction, linkId, at)
    const participants = whole.participants.map((one) =>
      one.linkId === linkId ? { ...one, linkRevokedAt: at } : one,
    )
    let next: Whole = { ...whole, participants }
    for (const one of participants.filter((one) => one.linkId === linkId)) {
      const state = isInside(one) ? ('removed' as const) : ('turned-away' as const)
      if (isInside(one) || one.state === 'waiting')
        next = await goOut(deed, parts, next, one, { state, until: at, hangsUp: false })
    }
    const scope = scopeOf(whole.row)
    await openScopes(transaction, parts.vault, [{ scope }])
    const row = { ...next.row, frameKey: makeFrameKey(parts.vault, scope, meetingId) }
    await tell(deed, parts, { ...next, row }, [{ kind: 'meeting-guest-link', id: linkId }])
    return answer({})
  })
}
