import type { HistoryEntry, Message, SaidInHandover, Task } from '@baton/contract'
import { excerptOf } from '@baton/domain/messaging/excerpt'
import { asClock, asDay } from '../../../ui/time/format-time.ts'
import { notesOf } from '../../handover/handover-snapshot.ts'
import { illnessLooks } from '../../handover/handover-words.ts'
import { statusWords } from '../../tasks/words/status-words.ts'
import { taskTypes } from '../../tasks/words/task-types.ts'
import { changeWords } from './change-words.ts'

/** What the timeline can be narrowed to. */
export const timelineFilters = ['all', 'record', 'tasks', 'handovers', 'messages'] as const
export type TimelineFilter = (typeof timelineFilters)[number]

export interface TimelineState {
  readonly patientId: string
  readonly history: readonly HistoryEntry[]
  readonly tasks: readonly Task[]
  /** Accepted ones. */
  readonly handovers: readonly SaidInHandover[]
  /** Of the conversations about this patient that are mine to read. */
  readonly messages: readonly Message[]
  readonly personName: (personId: string) => string
  readonly wardName: (wardId: string) => string
  /** Markup as plain words. */
  readonly plain: (body: string) => string
  readonly now: Date
}

/** Where an entry leads. */
export type TimelineLink =
  | { readonly to: 'task'; readonly taskId: string }
  | { readonly to: 'message'; readonly conversationId: string; readonly number: number }

/** One thing that happened. */
export interface TimelineEntry {
  readonly key: string
  readonly kind: Exclude<TimelineFilter, 'all'>
  readonly at: string
  readonly clock: string
  /** “Moved to Taw Ward, bed A3”, “Asked for: bloods”. */
  readonly what: string
  readonly who: string
  readonly words: string | null
  readonly link: TimelineLink | null
}

export interface TimelineDay {
  /** Today, Yesterday, Sunday 22 November 2026 */
  readonly day: string
  readonly entries: readonly TimelineEntry[]
}

export interface TimelineSnapshot {
  readonly days: readonly TimelineDay[]
  readonly counts: { readonly [Filter in TimelineFilter]: number }
}

/** Everything that happened about a patient, newest first, by day, narrowed by a filter. */
export function timelineSnapshot(state: TimelineState, filter: TimelineFilter): TimelineSnapshot {
  const all = [
    ...state.history.map((entry) => ofRecord(entry, state)),
    ...state.tasks.flatMap((task) => ofTask(task, state)),
    ...state.handovers.map((said) => ofHandover(said, state)),
    ...state.messages.map((message) => ofMessage(message, state)),
  ].sort(newestFirst)
  const counts = { all: all.length, record: 0, tasks: 0, handovers: 0, messages: 0 }
  for (const { kind } of all) counts[kind] += 1
  const shown = filter === 'all' ? all : all.filter(({ kind }) => kind === filter)
  const byDay = Map.groupBy(shown, ({ at }) => asDay(new Date(at), state.now))
  return { days: [...byDay].map(([day, entries]) => ({ day, entries })), counts }
}

function ofRecord(entry: HistoryEntry, { patientId, personName, wardName }: TimelineState): TimelineEntry {
  const { recordId, version, at, by, changes } = entry
  return {
    key: `${recordId} ${version}`,
    kind: 'record',
    at,
    clock: clockOf(at),
    what: changeWords(changes, wardName),
    who: by === null ? 'The hospital’s own system' : personName(by),
    words: recordId === patientId ? null : 'Of another record, which is merged into this one',
    link: null,
  }
}

/** A task was asked for, accepted, and ended. */
function ofTask(task: Task, { personName }: TimelineState): TimelineEntry[] {
  const { id, reason, requestedAt, requestedBy, acceptedAt, ownerId, endedAt, endedBy, outcome } = task
  const name = taskTypes[task.type].name.toLocaleLowerCase('en-GB')
  const link = { to: 'task', taskId: id } as const
  const entry = (step: string, at: string, by: string | null, words: string | null): TimelineEntry => ({
    key: `${id} ${step}`,
    kind: 'tasks',
    at,
    clock: clockOf(at),
    what: `${step}: ${name}`,
    who: by === null ? 'Baton' : personName(by),
    words,
    link,
  })
  return [
    entry(statusWords.requested, requestedAt, requestedBy, reason),
    ...(acceptedAt === null || ownerId === null
      ? []
      : [entry(statusWords.accepted, acceptedAt, ownerId, null)]),
    ...(endedAt === null ? [] : [entry(statusWords[task.status], endedAt, endedBy, outcome)]),
  ]
}

/** From whom to whom, and what was said of this patient; the whole handover is for who worked on it. */
function ofHandover(said: SaidInHandover, { personName, wardName }: TimelineState): TimelineEntry {
  const { handoverId, at, fromPersonId, toPersonId, wardId, illness } = said
  const { news2, notes } = notesOf(said)
  const words = [news2, ...notes.map((note) => `${note.term}: ${note.words}`)].filter((line) => line !== null)
  return {
    key: handoverId,
    kind: 'handovers',
    at,
    clock: clockOf(at),
    what: `Handed over on ${wardName(wardId)}: ${illnessLooks[illness].word.toLocaleLowerCase('en-GB')}`,
    who: `${personName(fromPersonId)} to ${personName(toPersonId)}`,
    words: words.length === 0 ? null : words.join('\n'),
    link: null,
  }
}

function ofMessage(message: Message, { personName, plain }: TimelineState): TimelineEntry {
  const { id, conversationId, number, authorId, sentAt, body, files } = message
  return {
    key: id,
    kind: 'messages',
    at: sentAt,
    clock: clockOf(sentAt),
    what: body === null ? 'Message withdrawn' : 'Message',
    who: personName(authorId),
    words: body === null ? null : excerptOf(plain(body), files),
    link: { to: 'message', conversationId, number },
  }
}

function clockOf(at: string): string {
  return asClock(new Date(at))
}

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1
  return a.key > b.key ? -1 : 1
}
