import type { Escalation, TaskStep } from '@baton/contract'
import { isOpenTask } from '@baton/domain/tasks/status'
import type { Acting } from '../../../platform/operations/acting.ts'
import type { Held } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { insertCalled, saveDeclined } from '../store/called.ts'
import { readTasks, type TaskRow } from '../store/tasks.ts'
import { addStep, type Done } from './add-step.ts'
import { escalationOf } from './climb.ts'
import type { Deed } from './deed.ts'
import { isLed } from './lead.ts'
import { openTasks, show } from './open-tasks.ts'
import { tell } from './tell.ts'

/** What escalation tells tasks of the ladder of one, in the transaction of the step. */
export interface TaskLadders {
  readonly isCompletedThere: boolean
  paged(acting: Acting, escalation: Escalation, personIds: readonly string[]): Promise<void>
  settled(acting: Acting, escalation: Escalation): Promise<void>
  changed(acting: Acting, escalation: Escalation, action: string): Promise<void>
  concernedBy(acting: Acting, taskId: string): Promise<string[]>
}

/** A task and its ladder say the same after every commit, whichever of the two somebody acted on (TSK4). */
export function taskLadders(parts: TaskParts): TaskLadders {
  return {
    // With the patient whom the screen shows (TSK17).
    isCompletedThere: true,
    async paged({ transaction, organisationId }, { subject }, personIds) {
      insertCalled(transaction, organisationId, subject.id, personIds)
    },
    // What has settled has changed too.
    async settled() {},
    async changed(acting, escalation, action) {
      if (!isLed(acting.streams)) await follow(acting, parts, escalation, action)
    },
    async concernedBy({ transaction }, taskId) {
      const [seen] = await show({ transaction }, parts, await readTasks(transaction, [taskId]))
      return seen === undefined ? [] : [...seen.concerned.all]
    },
  }
}

async function follow(
  acting: Acting,
  parts: TaskParts,
  escalation: Escalation,
  action: string,
): Promise<void> {
  const deed: Deed = { ...acting, action: 'tasks.followLadder', commandId: null }
  const [opened] = await openTasks(deed, parts, [escalation.subject.id])
  if (opened === undefined) return
  const { row, steps } = followed(opened.held.row, escalation, acting, action)
  if (row === opened.held.row) return
  const { words } = opened.held
  let next: Held = { row, words: row.status === 'on-hold' ? words : { ...words, hold: null } }
  for (const step of steps) {
    next = await addStep(deed, parts, next, step)
    if (step.act === 'declined' && typeof acting.personId === 'string') {
      saveDeclined(acting.transaction, acting.organisationId, row.id, acting.personId, acting.at)
    }
  }
  await tell(deed, parts, next, opened.concerned)
}

/** The task as it is when it has followed, and what is written down of it; the same row where nothing changes. */
function followed(
  row: TaskRow,
  escalation: Escalation,
  { personId, at }: Acting,
  action: string,
): { row: TaskRow; steps: Done[] } {
  if (!isOpenTask(row)) return { row, steps: [] }
  const steps: Done[] = []
  const change: Partial<TaskRow> = {}
  const ladder = escalationOf(escalation.state)
  if (ladder !== row.escalation) change.escalation = ladder
  const owner = escalation.state === 'accepted' ? escalation.acceptedBy : null
  const nobodys = {
    ownerId: null,
    acceptedAt: null,
    startedAt: null,
    holdUntil: null,
    status: 'requested',
  } as const
  switch (escalation.state) {
    case 'accepted':
      if (owner === null || owner === row.ownerId) break
      steps.push(handOver(row, owner, personId))
      Object.assign(change, { ownerId: owner, nudgedId: null, acceptedAt: row.acceptedAt ?? at })
      if (row.ownerId === null) change.status = 'accepted'
      break
    case 'done':
      // Said of the task itself, which is here no longer open.
      break
    case 'cancelled':
      steps.push({ act: 'cancelled' })
      Object.assign(change, cancelled(row, at, personId))
      break
    default: {
      const passed = action === 'escalation.passOn' ? escalation.rungs[escalation.rung]?.target : undefined
      if (row.ownerId !== null) Object.assign(change, nobodys)
      if (passed !== undefined) {
        steps.push({ act: 'passed-on', to: passed })
        Object.assign(change, { forKind: passed.kind, forId: passed.id })
      } else if (row.ownerId !== null) {
        steps.push({ act: 'given-back', by: personId })
      } else if (action === 'escalation.decline') {
        steps.push({ act: 'declined' })
      } else if (row.status === 'requested' && escalation.pages.some((page) => page.deliveredAt !== null)) {
        steps.push({ act: 'received' })
        change.status = 'received'
      }
    }
  }
  return Object.keys(change).length === 0 && steps.length === 0
    ? { row, steps }
    : { row: { ...row, ...change }, steps }
}

function handOver(row: TaskRow, owner: string, personId: string | null): Done {
  const act: TaskStep['act'] = row.ownerId === null ? 'accepted' : 'handed-over'
  return act === 'accepted' ? { act, by: owner } : { act, by: personId, to: { kind: 'person', id: owner } }
}

function cancelled(row: TaskRow, at: Date, personId: string | null): Partial<TaskRow> {
  const reviewedAt = row.requestedBy === personId ? at : row.reviewedAt
  return { status: 'cancelled', endedAt: at, endedBy: personId, nudgedId: null, reviewedAt }
}
