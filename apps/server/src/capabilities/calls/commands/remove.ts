import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { fetchThrough, participantOf } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { goOut } from '../steps/go-out.ts'
import { makeFrameKey } from '../steps/make-frame-key.ts'
import { tell } from '../steps/tell.ts'
import { isInside } from '../whole.ts'
import { scopeOf } from '../words.ts'

/**
 * Puts somebody out: their media stops with their line, they do not come back by themselves (CAL13), and what the others
 * say from here on is sealed with another key than the one that they know.
 */
export function remove(parts: CallsAtWork): Handler {
  return handleCommand(api.calls.remove, async (change, { meetingId, participantId }) => {
    const { transaction, viewer, at } = change
    const fetched = await fetchThrough(change, meetingId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole } = fetched
    const somebody = participantOf(whole, participantId)
    if (somebody === undefined) return refuse('not-found')
    // Oneself one does not put out, but leaves.
    if (!isInside(somebody) || somebody.personId === viewer.personId) return refuse('no-longer-possible')
    const scope = scopeOf(whole.row)
    await openScopes(transaction, parts.vault, [{ scope }])
    const next = await goOut(deed, parts, whole, somebody, { state: 'removed', until: at, hangsUp: false })
    const row = { ...next.row, frameKey: makeFrameKey(parts.vault, scope, meetingId) }
    return answer({
      meeting: await tell(deed, parts, { ...next, row }, [
        { kind: 'meeting-participant', id: participantId },
      ]),
    })
  })
}
