import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { CrashParts } from '../parts.ts'
import { changeEntries, entriesOf } from '../steps/my-entries.ts'
import { aboutOf } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { presentWholes } from '../whole.ts'

/** Says that the viewer is there, which answers too (CRA5). */
export function arrive(parts: CrashParts): Handler {
  return handleCommand(api.crash.arrive, async (change, { callId }) => {
    const { viewer, transaction, at } = change
    const fetched = await fetchThrough(change, parts, callId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole, coordinators } = fetched
    if (entriesOf(whole, viewer.personId).length === 0 || !may('crash.arrive', ['paged']))
      return refuse('not-found')
    if (whole.row.stoodDownAt !== null) return refuse('no-longer-possible')
    const next = changeEntries(deed, whole, viewer.personId, (entry) =>
      entry.arrivedAt !== null
        ? {}
        : {
            deliveredAt: entry.deliveredAt ?? at,
            answer: 'coming',
            answeredAt: entry.answer === 'coming' ? entry.answeredAt : at,
            arrivedAt: at,
          },
    )
    if (next === null) {
      change.unchanged()
      const [call] = await presentWholes({ transaction, vault: parts.vault }, [whole])
      return call === undefined ? refuse('not-found') : answer({ call })
    }
    await parts.notify.withdraw(deed, aboutOf(whole.row), viewer.personId)
    return answer({ call: await tell(deed, parts, next, coordinators) })
  })
}
