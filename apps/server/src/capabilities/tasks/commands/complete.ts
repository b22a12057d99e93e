import { api } from '@baton/contract'
import { nextStatus } from '@baton/domain/tasks/status'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { fetchThrough } from '../fetch.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from '../steps/add-step.ts'
import type { Deed } from '../steps/deed.ts'
import { leading } from '../steps/lead.ts'
import { aboutOf, ringNews } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import type { TaskRow } from '../store/tasks.ts'

/** Ends it, done or not, with what came of it; never for another patient than whom the screen showed (TSK17). */
export function complete(parts: TaskParts): Handler {
  return handleCommand(api.tasks.complete, async (change, { taskId, patientId, result, outcome }) => {
    const fetched = await fetchThrough(change, parts, taskId)
    if (fetched === undefined) return refuse('not-found')
    const { deed, held, concerned } = fetched
    const { row, words } = held
    if (!(await isAbout(deed, parts, row, patientId))) return refuse('conflict')
    if (result === 'failed' && outcome === null) {
      return refuse('bad-input', [{ path: 'outcome', problem: 'is needed when it could not be done' }])
    }
    const status = nextStatus(row, result === 'done' ? 'complete' : 'fail')
    if (status === null) return refuse('no-longer-possible')
    if (row.escalation !== 'none') {
      const done = await leading(deed.streams, () => parts.ladders.within.complete(change, row.id))
      if (!done.ok) return done
    }
    const { personId } = change.viewer
    const duty = (await parts.duty.dutiesOf(deed.transaction, [personId])).get(personId)
    const ended = {
      row: {
        ...row,
        status,
        holdUntil: null,
        endedAt: deed.at,
        endedBy: personId,
        endedFromHome: duty?.state === 'on' && duty.from === 'home',
        reviewedAt: row.requestedBy === personId ? deed.at : null,
      },
      words: { ...words, hold: null, outcome },
    }
    const act = result === 'done' ? ('completed' as const) : ('failed' as const)
    const next = await addStep(deed, parts, ended, { act, words: outcome })
    await parts.notify.withdraw(deed, aboutOf(row))
    await ringNews(deed, parts, next.row, {
      news: result === 'done' ? 'done' : 'could not be done',
      urgency: result === 'done' && row.priority === 'routine' ? 'routine' : 'soon',
      personIds: [row.requestedBy],
    })
    return answer({ task: await tell(deed, parts, next, concerned) })
  })
}

/** Whether the screen showed whom the task is about, also where two records have been merged since. */
async function isAbout(
  { transaction }: Deed,
  { patients }: TaskParts,
  row: TaskRow,
  patientId: string | null,
): Promise<boolean> {
  if (patientId === null || row.aboutId === null) return patientId === row.aboutId
  const survivors = await patients.survivorsOf(transaction, [patientId, row.aboutId])
  return survivors.has(patientId) && survivors.get(patientId) === survivors.get(row.aboutId)
}
