import type { HandoverView } from '@baton/client'
import type { Handover, HandoverEntry, HandoverNotes, Patient, Task } from '@baton/contract'
import { isBeforeShift } from '@baton/domain/tasks/handover/is-before-shift'
import { asClock, asDateAndClock, asListTime, daysBetween } from '../../ui/time/format-time.ts'
import { news2Response } from '../urgent/words/news2.ts'
import { capital, personName, type UrgentNaming } from '../urgent/words/targets.ts'
import { noteTerms, stateWords, trendWords } from './handover-words.ts'

/** One patient of a handover. */
export interface EntrySnapshot {
  readonly entry: HandoverEntry
  readonly patient: Patient | null
  readonly tasks: readonly Task[]
  /** “NEWS2 6, getting worse. Observe at least hourly.” */
  readonly news2: string | null
  readonly notes: readonly { readonly term: string; readonly words: string }[]
  /** Nothing was written. */
  readonly isBlank: boolean
  /** “Written 06:40 by Dr Tom Reilly” */
  readonly written: string | null
  /** “Older than this shift” */
  readonly age: string | null
}

export type Part = 'prepares' | 'waits' | 'answers' | 'reads'

export interface HandoverSnapshot {
  readonly handover: Handover
  readonly entries: readonly EntrySnapshot[]
  readonly leftOut: readonly Patient[]
  /** Tasks that are about no patient. */
  readonly tasks: readonly Task[]
  /** What the viewer does here. */
  readonly part: Part
  /** “From Amara Okafor to Dr Tom Reilly” */
  readonly who: string
  /** “Accepted at 20:45” */
  readonly state: string
  readonly counts: string
}

/** A handover as this viewer sees it. */
export function handoverSnapshot(view: HandoverView, naming: UrgentNaming, now: Date): HandoverSnapshot {
  const { handover } = view
  const patients = new Map(view.patients.map((patient) => [patient.id, patient]))
  const tasks = new Map(view.tasks.map((task) => [task.id, task]))
  const taken = (ids: readonly string[]) => ids.flatMap((id) => tasks.get(id) ?? [])
  const entries = handover.entries.map((entry) => ({
    entry,
    patient: patients.get(entry.patientId) ?? null,
    tasks: taken(entry.taskIds),
    ...notesOf(entry),
    ...writtenOf(entry, handover, naming, now),
  }))
  return {
    handover,
    entries,
    leftOut: handover.leftOutIds.flatMap((id) => patients.get(id) ?? []),
    tasks: taken(handover.taskIds),
    part: partOf(handover, naming.viewerId),
    who: whoWords(handover, naming),
    state: stateOf(handover, now),
    counts: countWords(entries),
  }
}

export function partOf({ state, fromPersonId, toPersonId }: Handover, viewerId: string): Part {
  if (state === 'preparing') return fromPersonId === viewerId ? 'prepares' : 'reads'
  if (state !== 'offered') return 'reads'
  if (toPersonId === viewerId) return 'answers'
  return fromPersonId === viewerId ? 'waits' : 'reads'
}

export function whoWords({ fromPersonId, toPersonId }: Handover, naming: UrgentNaming): string {
  const from = `From ${personName(fromPersonId, naming)}`
  return toPersonId === null ? from : `${from} to ${personName(toPersonId, naming)}`
}

export function stateOf({ state, preparedAt, offeredAt, answeredAt }: Handover, now: Date): string {
  const at = answeredAt ?? offeredAt ?? preparedAt
  const moment = new Date(at)
  const day = daysBetween(moment, now) === 0 ? '' : `, ${asListTime(moment, now)}`
  return `${stateWords[state]}${day} at ${asClock(moment)}`
}

/** What was written of a patient, in the order in which it is said. */
export function notesOf(entry: HandoverNotes): Pick<EntrySnapshot, 'news2' | 'notes' | 'isBlank'> {
  const response = news2Response(entry.news2)
  const trend = entry.trend === null ? '' : `, ${trendWords[entry.trend]}`
  const notes = noteTerms
    .map(({ name, term }) => ({ term, words: entry[name] }))
    .filter(({ words }) => words.trim() !== '')
  return {
    news2: response && `NEWS2 ${response.total}${trend}. ${response.response}`,
    notes,
    isBlank: notes.length === 0 && response === null,
  }
}

/** When it was written and by whom; how old it is counts until it was answered. */
function writtenOf(
  { notedAt, notedBy }: HandoverEntry,
  { answeredAt }: Handover,
  naming: UrgentNaming,
  now: Date,
): Pick<EntrySnapshot, 'written' | 'age'> {
  if (notedAt === null) return { written: null, age: null }
  const at = new Date(notedAt)
  const by = notedBy === null ? '' : ` by ${personName(notedBy, naming)}`
  const isOld = isBeforeShift(notedAt, answeredAt === null ? now : new Date(answeredAt))
  return { written: `Written ${whenWritten(at, now)}${by}`, age: isOld ? 'Older than this shift' : null }
}

function whenWritten(at: Date, now: Date): string {
  const days = daysBetween(at, now)
  if (days === 0) return asClock(at)
  return days === 1 ? `yesterday at ${asClock(at)}` : asDateAndClock(at)
}

/** “12 patients: 1 sick, 3 to watch” */
function countWords(entries: readonly EntrySnapshot[]): string {
  const of = (illness: HandoverNotes['illness']) =>
    entries.filter(({ entry }) => entry.illness === illness).length
  const all = entries.length === 1 ? '1 patient' : `${entries.length} patients`
  const parts = [of('sick') > 0 && `${of('sick')} sick`, of('watch') > 0 && `${of('watch')} to watch`].filter(
    Boolean,
  )
  return parts.length === 0 ? all : `${all}: ${parts.join(', ')}`
}

/** Whom it can be offered to, those at the ward first as the server says. */
export function candidatesOf({ candidateIds }: HandoverView, naming: UrgentNaming) {
  return candidateIds.map((id) => ({ id, name: capital(personName(id, naming)) }))
}
