import type { Patient, RungTarget, Task } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { TaskParts } from './parts.ts'
import { type CalledRow, readCalled } from './store/called.ts'
import type { TaskRow } from './store/tasks.ts'
import { openToRead, openWords, type Words } from './words.ts'

/** A task in the hand: its row, and its words as they can be read. */
export interface Held {
  readonly row: TaskRow
  readonly words: Words
}

/** What is needed to say what a task is and whom it is about. */
export interface Presenting extends Pick<TaskParts, 'vault'> {
  readonly patients: Pick<TaskParts['patients'], 'patientsByIds'>
}

/** A task with whom it is about, and who was called to it. */
export interface Shown extends Held {
  readonly patient: Patient | null
  readonly called: readonly CalledRow[]
}

/** Rows with their words, in the order given. */
export async function holdTasks(
  transaction: Transaction,
  { vault }: Pick<TaskParts, 'vault'>,
  rows: readonly TaskRow[],
): Promise<Held[]> {
  await openToRead(transaction, vault, rows)
  return rows.map((row) => ({ row, words: openWords(vault, row) }))
}

/** With everything that belongs to them, in the order given. */
export async function showTasks(
  transaction: Transaction,
  parts: Presenting,
  held: readonly Held[],
): Promise<Shown[]> {
  if (held.length === 0) return []
  const [patients, called] = await Promise.all([
    patientsOf(transaction, parts, held),
    readCalled(
      transaction,
      held.map(({ row }) => row.id),
    ),
  ])
  const calledTo = Map.groupBy(called, ({ taskId }) => taskId)
  return held.map((one) => ({
    ...one,
    patient: patients.get(one.row.aboutId ?? '') ?? null,
    called: calledTo.get(one.row.id) ?? [],
  }))
}

/** Whom tasks are about, by id. */
export async function patientsOf(
  transaction: Transaction,
  { patients, vault }: Presenting,
  held: readonly Pick<Held, 'row'>[],
): Promise<Map<string, Patient>> {
  const ids = [...new Set(held.flatMap(({ row }) => row.aboutId ?? []))]
  return ids.length === 0 ? new Map() : patients.patientsByIds(transaction, vault, ids)
}

/** What crosses the wire. */
export function present({ row, words }: Held): Task {
  return {
    id: row.id,
    type: row.type,
    reason: words.reason,
    sbar: words.sbar,
    status: row.status,
    priority: row.priority,
    within: row.within,
    dueAt: row.dueAt.toISOString(),
    patientId: row.aboutId,
    placeId: row.placeId,
    skill: words.skill,
    remote: row.remote,
    requestedBy: row.requestedBy,
    asRoleId: row.asRoleId,
    requestedAt: row.requestedAt.toISOString(),
    requestedFor: targetOf(row),
    ownerId: row.ownerId,
    nudgedId: row.nudgedId,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    startedAt: row.startedAt?.toISOString() ?? null,
    hold: words.hold === null ? null : { words: words.hold, until: row.holdUntil?.toISOString() ?? null },
    checklist: words.checklist.map((item, index) => {
      const tick = row.ticks[index] ?? null
      return { words: item, doneBy: tick?.doneBy ?? null, doneAt: tick?.doneAt ?? null }
    }),
    outcome: words.outcome,
    endedAt: row.endedAt?.toISOString() ?? null,
    endedBy: row.endedBy,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    escalation: row.escalation,
    message:
      row.conversationId === null || row.messageId === null
        ? null
        : { conversationId: row.conversationId, messageId: row.messageId },
    comments: row.comments,
    version: row.version,
  }
}

/** Of whom it is asked now. */
export function targetOf({ forKind, forId }: Pick<TaskRow, 'forKind' | 'forId'>): RungTarget {
  return { kind: forKind, id: forId }
}
