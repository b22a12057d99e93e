import type { RungTarget, Sbar, Task } from '@baton/contract'
import { dueAt, ladderOf, priorityOf } from '@baton/domain/tasks/pressing'
import { type Answer, answer } from '../../../platform/operations/answer.ts'
import { concernedWith } from '../audience.ts'
import { type Held, showTasks } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { wardOf } from '../places.ts'
import { insertTask, type TaskRow } from '../store/tasks.ts'
import { openToSeal, sealWords, type Words } from '../words.ts'
import { addStep } from './add-step.ts'
import { climb } from './climb.ts'
import type { Deed } from './deed.ts'
import { ringAsked } from './ring.ts'
import { tell } from './tell.ts'

/** A task that is about to be asked for, of people who are there. */
export interface Asking
  extends Pick<
    Task,
    'id' | 'type' | 'within' | 'reason' | 'skill' | 'remote' | 'placeId' | 'asRoleId' | 'message'
  > {
  readonly sbar: Sbar | null
  readonly checklist: readonly string[]
  /** What will hang on it. */
  readonly fileIds?: readonly string[]
  readonly to: RungTarget
  readonly requestedBy: string
  readonly patientId: string | null
  /** Whom that record is about now, and where they are. */
  readonly about: { readonly id: string; readonly wardId: string | null } | null
}

/**
 * Asks for a task: writes it, calls its ladder where it has one, tells whom it is asked of and everyone whom it concerns,
 * all in one transaction.
 *
 * @returns refused as the ladder is refused
 */
export async function requestTask(deed: Deed, parts: TaskParts, asking: Asking): Promise<Answer<Task>> {
  const { transaction, organisationId, streams } = deed
  const words: Words = {
    reason: asking.reason,
    sbar: asking.sbar,
    skill: asking.skill,
    checklist: [...asking.checklist],
    hold: null,
    outcome: null,
  }
  const scope = await openToSeal(transaction, parts.vault, organisationId)
  const places = await parts.people.allPlaces(transaction)
  const wardId = wardOf(places, asking.about === null ? asking.placeId : asking.about.wardId)
  const row = rowOf(deed, asking, sealWords(parts.vault, scope, asking.id, words), wardId)
  const held: Held = { row, words }
  const [shown] = await showTasks(transaction, parts, [held])
  const [concerned] = shown === undefined ? [] : await concernedWith(transaction, parts, [shown])
  if (concerned === undefined) throw new Error(`task ${asking.id} concerns nobody`)
  const urgency = ladderOf(asking)
  const addressed = urgency === null ? null : { to: asking.to, urgency, asRoleId: asking.asRoleId }
  const called = addressed === null ? [] : await parts.ladders.concernedBy(deed, addressed)
  await streams.lock([asking.requestedBy, ...concerned.all, ...called])
  insertTask(transaction, row)
  const asked = await addStep(deed, parts, held, {
    act: 'requested',
    to: asking.to,
    fileIds: asking.fileIds ?? [],
  })
  const climbed = await climb(deed, parts, asked)
  if (!climbed.ok) return climbed
  if (urgency === null) await ringAsked(deed, parts, asked.row, concerned.asked)
  return answer(await tell(deed, parts, climbed.value, concerned))
}

function rowOf({ organisationId, at }: Deed, asking: Asking, words: Buffer, wardId: string | null): TaskRow {
  return {
    id: asking.id,
    organisationId,
    type: asking.type,
    words,
    status: 'requested',
    priority: priorityOf(asking),
    within: asking.within,
    dueAt: dueAt(asking.within, at),
    patientId: asking.patientId,
    aboutId: asking.about?.id ?? null,
    placeId: asking.placeId,
    wardId,
    remote: asking.remote,
    requestedBy: asking.requestedBy,
    asRoleId: asking.asRoleId,
    requestedAt: at,
    forKind: asking.to.kind,
    forId: asking.to.id,
    ownerId: null,
    nudgedId: null,
    acceptedAt: null,
    startedAt: null,
    holdUntil: null,
    ticks: asking.checklist.map(() => null),
    endedAt: null,
    endedBy: null,
    endedFromHome: false,
    reviewedAt: null,
    escalation: 'none',
    conversationId: asking.message?.conversationId ?? null,
    messageId: asking.message?.messageId ?? null,
    comments: 0,
    steps: 0,
    version: 0,
  }
}
