import type { Task } from '@baton/contract'
import { type Concerned, concernedWith, type Related } from '../audience.ts'
import { type Held, present, showTasks } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { saveTask } from '../store/tasks.ts'
import { openToSeal, sealWords } from '../words.ts'
import type { Deed } from './deed.ts'

/** A task as it is now, and whom it concerned before: they are told too, so that it leaves their boards. */
export interface Told {
  readonly next: Held
  readonly before: Concerned
}

/** Ends a step: saves the task, tells everyone whom it concerns or concerned (TSK8), and audits. */
export async function tell(deed: Deed, parts: TaskParts, next: Held, before: Concerned): Promise<Task> {
  const [task] = await tellAll(deed, parts, [{ next, before }])
  if (task === undefined) throw new Error(`task ${next.row.id} was not told of`)
  return task
}

/** The same for many tasks at once, in the order given. */
export async function tellAll(deed: Deed, parts: TaskParts, told: readonly Told[]): Promise<Task[]> {
  const { transaction, organisationId } = deed
  const scope = await openToSeal(transaction, parts.vault, organisationId)
  const saved = told.map(({ next: { row, words } }) => ({
    row: { ...row, version: row.version + 1, words: sealWords(parts.vault, scope, row.id, words) },
    words,
  }))
  for (const { row } of saved) saveTask(transaction, row)
  return announce(
    deed,
    parts,
    saved,
    told.map(({ before }) => before),
  )
}

/** Tells of tasks that are saved. */
export async function announce(
  deed: Deed,
  parts: TaskParts,
  saved: readonly Held[],
  before: readonly Concerned[] = [],
): Promise<Task[]> {
  const { transaction, streams, organisationId, personId, at } = deed
  const shown = await showTasks(transaction, parts, saved)
  const now = await concernedWith(transaction, parts, shown)
  const hearing = shown.map(({ row }, index) => [
    ...new Set([row.requestedBy, ...(now[index]?.all ?? []), ...(before[index]?.all ?? [])]),
  ])
  const here = await streams.lock(hearing.flat())
  const tasks = shown.map((one, index) => {
    const task = present(one)
    for (const hearer of hearing[index] ?? []) {
      if (!here.has(hearer)) continue
      streams.append(
        { kind: 'person', id: hearer },
        { type: 'task.changed', data: { task, patient: one.patient }, stored: { taskId: task.id } },
        { organisationId, personId, at },
      )
    }
    auditTask(deed, one)
    return task
  })
  await tellLost(
    deed,
    parts,
    [before, now].map((concerned) => concerned.map(({ related }) => related)),
  )
  return tasks
}

/** Whom tasks relate to their patients no longer is told that they do not see them, where nothing else does (PAT16). */
async function tellLost(
  deed: Deed,
  { patients }: Pick<TaskParts, 'patients'>,
  [before = [], now = []]: readonly (readonly Related[])[],
): Promise<void> {
  const lost = new Map<string, Set<string>>()
  for (const { patientId, personIds } of before) {
    if (patientId === null) continue
    const still = now.filter((one) => one.patientId === patientId)
    const gone = [...personIds].filter((id) => !still.some((one) => one.personIds.has(id)))
    if (gone.length > 0) lost.set(patientId, new Set([...(lost.get(patientId) ?? []), ...gone]))
  }
  for (const [patientId, personIds] of lost) await patients.tellLost(deed, [...personIds], [patientId])
}

/** All leaves of a task stand in one chain, that of whoever asked. */
export function auditTask(deed: Deed, { row }: Pick<Held, 'row'>): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: row.requestedBy,
    actor: deed.personId ?? 'system:tasks',
    action: deed.action,
    subjects: [
      { kind: 'task', id: row.id },
      ...(row.aboutId === null ? [] : [{ kind: 'patient', id: row.aboutId }]),
      ...(row.ownerId === null ? [] : [{ kind: 'person', id: row.ownerId }]),
      ...(deed.fileIds ?? []).map((id) => ({ kind: 'file', id })),
    ],
    commandId: deed.commandId,
    commitment: null,
  })
}
