import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer as answered, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { CrashParts } from '../parts.ts'
import { changeEntries, entriesOf } from '../steps/my-entries.ts'
import { aboutOf, ringUnfilled } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { presentWholes } from '../whole.ts'

/** Says that the viewer is coming, or cannot; a role that nobody comes for any more is told of at once (CRA6). */
export function answer(parts: CrashParts): Handler {
  return handleCommand(api.crash.answer, async (change, { callId, coming }) => {
    const { viewer, transaction, at } = change
    const fetched = await fetchThrough(change, parts, callId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, whole, coordinators } = fetched
    if (entriesOf(whole, viewer.personId).length === 0 || !may('crash.answer', ['paged']))
      return refuse('not-found')
    if (whole.row.stoodDownAt !== null) return refuse('no-longer-possible')
    const said = coming ? 'coming' : 'cannot-come'
    const next = changeEntries(deed, whole, viewer.personId, (entry) =>
      entry.answer === said
        ? {}
        : {
            deliveredAt: entry.deliveredAt ?? at,
            answer: said,
            answeredAt: at,
            arrivedAt: coming ? entry.arrivedAt : null,
          },
    )
    if (next === null) {
      change.unchanged()
      const [call] = await presentWholes({ transaction, vault: parts.vault }, [whole])
      return call === undefined ? refuse('not-found') : answered({ call })
    }
    await parts.notify.withdraw(deed, aboutOf(whole.row), viewer.personId)
    if (!coming) await ringUnfilled(deed, parts, next, coordinators)
    return answered({ call: await tell(deed, parts, next, coordinators) })
  })
}
