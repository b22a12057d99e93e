import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { nextState } from '@baton/domain/tasks/handover/next-state'
import { type Moves, whatMoves } from '@baton/domain/tasks/handover/what-moves'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { type Deed, deedIn } from '../../steps/deed.ts'
import { moveOwner } from '../../steps/move-owner.ts'
import { openTasks } from '../../steps/open-tasks.ts'
import { type HeldHandover, presentHandover } from '../held.ts'
import { relationshipsOf } from '../relationships.ts'
import { concernedBy, openHandover } from '../steps/open-handover.ts'
import { ownTasksOf } from '../steps/own-tasks-of.ts'
import { hush, ring } from '../steps/ring.ts'
import { tell } from '../steps/tell.ts'
import { type HandoverRow, readHandovers } from '../store/handovers.ts'
import { readHearers } from '../store/hearers.ts'
import { insertOfPatients } from '../store/of-patients.ts'

/** Takes a handover over in one step, without the patients who are rejected (HND6, HND7). */
export function acceptHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.acceptHandover
  return handleCommand(api.tasks.acceptHandover, async (change, { handoverId, version, rejected }) => {
    const { transaction, viewer, at } = change
    const deed = deedIn(change)
    const [seen] = await readHandovers(transaction, [handoverId])
    if (seen === undefined) return refuse('not-found')
    const hearers = (await readHearers(transaction, [handoverId])).get(handoverId)
    if (!may(name, relationshipsOf(seen, viewer.personId, hearers))) return refuse('not-found')
    await lockTasksOf(deed, parts, seen)
    const opened = await openHandover(deed, parts, handoverId)
    if (opened === undefined || !may(name, opened.relationships)) return refuse('not-found')
    const { row, words } = opened.held
    const state = nextState(row.state, 'accept')
    if (state === null) return refuse('no-longer-possible')
    if (row.version !== version) return refuse('conflict')
    const patientIds = new Set(row.entries.map(({ patientId }) => patientId))
    if (rejected.some(({ patientId }) => !patientIds.has(patientId))) return refuse('conflict')
    const duties = await parts.duty.dutiesOf(transaction, [viewer.personId])
    if (duties.get(viewer.personId)?.state !== 'on') return refuse('off-duty')
    const tasks = await ownTasksOf(deed.transaction, parts, row)
    const moves = whatMoves(presentHandover(opened.held).entries, tasks, rejected)
    await moveAll(deed, parts, row, moves)
    await hush(deed, parts, row)
    const next = {
      ...row,
      state,
      answeredAt: at,
      taskIds: moves.taskIds,
      entries: moves.entries.map(entryOf),
    }
    const news = rejected.length === 0 ? 'accepted' : 'accepted-in-part'
    await ring(deed, parts, next, { news, personId: row.fromPersonId })
    const rejections = Object.fromEntries(rejected.map(({ patientId, reason }) => [patientId, reason]))
    const held: HeldHandover = { row: next, words: { ...words, rejections } }
    const handover = await tell(deed, parts, opened, held)
    const takenOver = next.entries.filter((entry) => entry.answer === 'accepted')
    insertOfPatients(transaction, {
      handoverId,
      organisationId: deed.organisationId,
      at,
      patientIds: takenOver.map(({ patientId }) => patientId),
    })
    return answer({ handover })
  })
}

/**
 * Locks whom the tasks concern together with whom the handover does, in one go, so that two changes that cross never
 * wait for each other; which tasks there are is asked again once nothing can change them.
 */
async function lockTasksOf(deed: Deed, parts: TaskParts, row: HandoverRow): Promise<void> {
  const tasks = await ownTasksOf(deed.transaction, parts, row)
  const ids = tasks.map(({ id }) => id)
  await openTasks(deed, parts, ids, await concernedBy(deed, parts, row))
}

/** Only what is still theirs: somebody else may have taken a task while we waited for it. */
async function moveAll(
  deed: Deed,
  parts: TaskParts,
  { fromPersonId, toPersonId }: HandoverRow,
  { movingIds }: Moves,
): Promise<void> {
  if (toPersonId === null) throw new Error('an offered handover is offered to somebody')
  const opened = await openTasks(deed, parts, movingIds, [toPersonId])
  const theirs = opened.filter(({ held }) => held.row.ownerId === fromPersonId)
  await moveOwner(
    deed,
    parts,
    theirs.map(({ held }) => held.row.id),
    toPersonId,
  )
}

function entryOf({ patientId, taskIds, answer }: Moves['entries'][number]): HandoverRow['entries'][number] {
  return { patientId, taskIds, answer }
}
