import type { Patient, Place, Task } from '@baton/contract'
import { isOverdue } from '@baton/domain/tasks/rank'
import { isOpenTask } from '@baton/domain/tasks/status'
import type { LucideIcon } from 'lucide-react'
import { type Places, placeWords, wardOf } from '../../../app/session/places.ts'
import { capital, personName, targetName, type UrgentNaming } from '../../urgent/words/targets.ts'
import type { UrgencyLook } from '../../urgent/words/urgencies.ts'
import { actsOf, isAsked, type TaskActs, type TaskViewer } from '../acts.ts'
import { type DueLine, dueLine, lengthWords } from '../words/due-words.ts'
import { isUnaccepted, statusWords } from '../words/status-words.ts'
import { taskLook } from '../words/task-look.ts'
import { taskTypes } from '../words/task-types.ts'

/** Everything that is needed to put a task into words. */
export interface TaskAround {
  readonly viewer: TaskViewer
  readonly naming: UrgentNaming
  readonly places: Places
  /** By the server's clock. */
  readonly now: Date
}

/** A task as a row of a board. */
export interface TaskRowSnapshot {
  readonly id: string
  readonly task: Task
  readonly type: { readonly name: string; readonly icon: LucideIcon }
  readonly reason: string
  readonly look: UrgencyLook
  /** `null` once it has ended. */
  readonly due: DueLine | null
  readonly patient: Patient | null
  /** Where, if it is about no patient: a patient's banner says it otherwise. */
  readonly place: string
  /** “Amara Okafor asks Medical registrar on call” */
  readonly asked: string
  /** Who has it, or what became of it. */
  readonly has: string
  readonly hasTone: 'nobody' | 'mine' | 'theirs' | 'ended'
  /** What else must be seen: nobody is left to call, a reason to wait. */
  readonly notes: readonly { readonly words: string; readonly tone: 'bad' | 'warn' | 'info' | 'quiet' }[]
  readonly acts: TaskActs
  /** It left this board while somebody was pressing on it: it stands still a moment longer. */
  readonly isGone: boolean
}

/** Where a task stands on a board. It is put into words when it is drawn: a board may have thousands. */
export interface BoardLine {
  readonly id: string
  readonly task: Task
  readonly patient: Patient | null
  readonly isGone: boolean
}

export interface TaskGroup {
  readonly id: string
  readonly title: string
  readonly lines: readonly BoardLine[]
}

/** What of a board is shown. */
export interface BoardFilters {
  readonly has: 'all' | 'nobody' | 'mine'
  readonly grouping: 'ward' | 'none'
}

export interface BoardView {
  readonly groups: readonly TaskGroup[]
  readonly shown: number
  /** Left out by the filters. */
  readonly hidden: number
  readonly unaccepted: number
  readonly overdue: number
}

/**
 * A board as it is drawn. The order is the server's, most pressing first; grouped by ward, the ward of the most
 * pressing task stands first, to cut walking.
 */
export function boardSnapshot(
  { tasks, patients }: { readonly tasks: readonly Task[]; readonly patients: readonly Patient[] },
  around: TaskAround,
  filters: BoardFilters,
): BoardView {
  const byId = new Map(patients.map((patient) => [patient.id, patient]))
  const lines = tasks
    .filter((task) => isShown(task, filters, around.viewer))
    .map((task) => ({ id: task.id, task, patient: patientOf(task, byId), isGone: false }))
  return {
    groups: filters.grouping === 'ward' ? byWard(lines, around.places) : inOne(lines),
    shown: lines.length,
    hidden: tasks.length - lines.length,
    unaccepted: tasks.filter(isUnaccepted).length,
    overdue: tasks.filter((task) => isOverdue(task, around.now)).length,
  }
}

/** The first so many lines of a board, group by group, in the order in which they stand. */
export function firstLines(groups: readonly TaskGroup[], most: number): TaskGroup[] {
  const first: TaskGroup[] = []
  let left = most
  for (const group of groups) {
    if (left <= 0) break
    first.push({ ...group, lines: group.lines.slice(0, left) })
    left -= group.lines.length
  }
  return first
}

/** A line of a board in words. What has left it offers nothing more. */
export function rowOfLine({ task, patient, isGone }: BoardLine, around: TaskAround): TaskRowSnapshot {
  const row = rowOf(task, patient, around)
  return isGone ? { ...row, isGone, acts: { next: null, others: [] } } : row
}

/** One task as a row. */
export function rowOf(task: Task, patient: Patient | null, around: TaskAround): TaskRowSnapshot {
  const { naming, viewer, places, now } = around
  const look = taskTypes[task.type]
  return {
    id: task.id,
    task,
    type: { name: look.name, icon: look.icon },
    reason: task.reason,
    look: taskLook(task),
    due: isOpenTask(task) ? dueLine(task.dueAt, now) : null,
    patient,
    place: patient === null ? placeWords(task.placeId, places) : '',
    asked: askedWords(task, naming),
    ...hasWords(task, naming),
    notes: notesOf(task, viewer, now),
    acts: actsOf(task, viewer),
    isGone: false,
  }
}

/** The ward in which a task is done: where its patient lies, or its place. */
export function wardOfTask(task: Task, patient: Patient | null, places: Places): Place | null {
  return wardOf(patient === null ? task.placeId : patient.wardId, places)
}

function patientOf(task: Task, byId: ReadonlyMap<string, Patient>): Patient | null {
  return task.patientId === null ? null : (byId.get(task.patientId) ?? null)
}

function isShown(task: Task, { has }: BoardFilters, viewer: TaskViewer): boolean {
  if (has === 'nobody') return isUnaccepted(task)
  return has === 'all' || task.ownerId === viewer.id || isAsked(task.requestedFor, viewer)
}

function byWard(lines: readonly BoardLine[], places: Places): TaskGroup[] {
  const groups = new Map<string, { id: string; title: string; lines: BoardLine[] }>()
  for (const line of lines) {
    const ward = wardOfTask(line.task, line.patient, places)
    const id = ward?.id ?? 'elsewhere'
    const group = groups.get(id) ?? { id, title: ward?.name ?? 'Not on a ward', lines: [] }
    group.lines.push(line)
    groups.set(id, group)
  }
  return [...groups.values()]
}

function inOne(lines: readonly BoardLine[]): TaskGroup[] {
  return lines.length === 0 ? [] : [{ id: 'all', title: 'Most pressing first', lines }]
}

function askedWords(task: Task, naming: UrgentNaming): string {
  const by = capital(personName(task.requestedBy, naming))
  const asks = task.requestedBy === naming.viewerId ? 'ask' : 'asks'
  const role = task.asRoleId === null ? undefined : naming.roles.get(task.asRoleId)?.name
  return `${by}${role ? `, ${role},` : ''} ${asks} ${targetName(task.requestedFor, naming)}`
}

function hasWords(task: Task, naming: UrgentNaming): Pick<TaskRowSnapshot, 'has' | 'hasTone'> {
  const { ownerId, status } = task
  if (!isOpenTask(task)) {
    const by = task.endedBy === null ? '' : ` by ${personName(task.endedBy, naming)}`
    return { has: `${statusWords[status]}${by}`, hasTone: 'ended' }
  }
  if (ownerId === null) {
    return {
      has: status === 'received' ? 'Received, nobody has accepted yet' : 'Nobody has it yet',
      hasTone: 'nobody',
    }
  }
  const isMine = ownerId === naming.viewerId
  const what = status === 'accepted' ? '' : `, ${statusWords[status].toLowerCase()}`
  return {
    has: isMine ? `You have it${what}` : `${personName(ownerId, naming)} has it${what}`,
    hasTone: isMine ? 'mine' : 'theirs',
  }
}

function notesOf(task: Task, viewer: TaskViewer, now: Date): TaskRowSnapshot['notes'] {
  const notes: { words: string; tone: 'bad' | 'warn' | 'info' | 'quiet' }[] = []
  if (task.escalation === 'exhausted' && isUnaccepted(task)) {
    notes.push({ words: 'Nobody is left to call: telephone', tone: 'bad' })
  }
  if (task.nudgedId === viewer.id) notes.push({ words: 'The coordinator asks you to take it', tone: 'warn' })
  const news2 = task.sbar?.news2
  if (news2 !== null && news2 !== undefined)
    notes.push({ words: `NEWS2 ${news2}`, tone: news2 >= 7 ? 'bad' : news2 >= 5 ? 'warn' : 'quiet' })
  if (task.hold) notes.push({ words: holdWords(task.hold, now), tone: 'warn' })
  if (task.status === 'requested' || task.status === 'received') {
    const waited = lengthWords(now.getTime() - Date.parse(task.requestedAt))
    if (waited !== '' && task.requestedBy === viewer.id)
      notes.push({ words: `Waiting ${waited}`, tone: 'quiet' })
  }
  const done = task.checklist.filter(({ doneAt }) => doneAt !== null).length
  if (task.checklist.length > 0)
    notes.push({ words: `${done} of ${task.checklist.length} ticked`, tone: 'quiet' })
  if (task.skill !== null) notes.push({ words: task.skill, tone: 'quiet' })
  if (task.remote) notes.push({ words: 'Can be done from anywhere', tone: 'info' })
  if (task.comments > 0) {
    notes.push({ words: task.comments === 1 ? '1 comment' : `${task.comments} comments`, tone: 'quiet' })
  }
  return notes
}

function holdWords({ words, until }: NonNullable<Task['hold']>, now: Date): string {
  return until === null ? `Waits: ${words}` : `Waits: ${words} (${dueLine(until, now).words})`
}
