import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { CrashParts } from '../parts.ts'
import { changeEntries, entriesOf } from '../steps/my-entries.ts'
import { aboutOf } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'

/** A device of the viewer's has received the call: they are not coming yet (CRA5). */
export function markDelivered(parts: CrashParts): Handler {
  return handleCommand(api.crash.markDelivered, async (change, { callId }) => {
    const { personId } = change.viewer
    const fetched = await fetchThrough(change, parts, callId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole, coordinators } = fetched
    if (entriesOf(whole, personId).length === 0 || !may('crash.markDelivered', ['paged']))
      return refuse('not-found')
    const next = changeEntries(deed, whole, personId, ({ deliveredAt }) => ({
      deliveredAt: deliveredAt ?? change.at,
    }))
    if (next === null) {
      change.unchanged()
      return answer({})
    }
    await parts.notify.markReached(deed, aboutOf(whole.row), personId)
    await tell(deed, parts, next, coordinators)
    return answer({})
  })
}
