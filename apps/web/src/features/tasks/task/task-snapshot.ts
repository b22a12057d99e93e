import type { TaskView } from '@baton/client'
import type { Sbar, TaskStep } from '@baton/contract'
import { placeWords } from '../../../app/session/places.ts'
import { asClock, asDateAndClock, asListTime, daysBetween } from '../../../ui/time/format-time.ts'
import { nameOf } from '../../messaging/people.ts'
import { capital, personName, targetName, targetWithHolders } from '../../urgent/words/targets.ts'
import type { TaskAround } from '../board/board-snapshot.ts'
import { actWords } from '../words/status-words.ts'
import { withinWords } from '../words/within-words.ts'

/** What was done to a task, as it stands in its history. */
export interface StepSnapshot {
  readonly key: number
  /** `null` for what the system did. */
  readonly personId: string | null
  readonly name: string
  /** Whose initials stand beside it, also where the words say “you”. */
  readonly face: string
  /** “accepted it”, “passed it on to Medical registrar on call” */
  readonly did: string
  readonly words: string | null
  /** What it said before, part by part, where the SBAR was corrected. */
  readonly before: readonly { readonly term: string; readonly words: string }[]
  readonly isComment: boolean
  readonly at: string
  readonly when: string
  readonly title: string
}

/** The history, the oldest first. That somebody received it twice says nothing more. */
export function stepsOf(
  { task, steps }: Pick<TaskView, 'task' | 'steps'>,
  { naming, now }: TaskAround,
): StepSnapshot[] {
  return steps.map((step, place) => {
    const at = new Date(step.at)
    const to = step.to === null ? '' : ` ${toWords(step)} ${targetName(step.to, naming)}`
    return {
      key: step.number,
      personId: step.by,
      name: step.by === null ? 'Baton' : capital(personName(step.by, naming)),
      face: step.by === null ? 'Baton' : nameOf(naming.find, step.by),
      did: `${didWords(step)}${to}`,
      words: step.words,
      before: correctedParts(step.before, sbarAfter(steps, place) ?? task.sbar),
      isComment: step.act === 'commented',
      at: step.at,
      when: daysBetween(at, now) === 0 ? asClock(at) : `${asListTime(at, now)}, ${asClock(at)}`,
      title: asDateAndClock(at),
    }
  })
}

/** “Corrected by you at 14:05”: who corrected the SBAR last, and when; `null` where nobody has. */
export function correctedOf(steps: readonly StepSnapshot[]): string | null {
  const last = steps.findLast(({ before }) => before.length > 0)
  if (last === undefined) return null
  const by = last.name === 'You' ? 'you' : last.name
  return `Corrected by ${by} at ${last.when}. What it said before stands under “What was done”.`
}

/** What it said once a step had corrected it: what the next correction found. */
function sbarAfter(steps: readonly TaskStep[], place: number): Sbar | null {
  return steps.slice(place + 1).find(({ before }) => before !== null)?.before ?? null
}

/** The parts that were corrected, with what they said. */
function correctedParts(before: Sbar | null, after: Sbar | null): StepSnapshot['before'] {
  if (before === null) return []
  return sbarTerms
    .filter(({ part }) => before[part] !== after?.[part])
    .map(({ part, term }) => ({ term, words: String(before[part] ?? '') || 'Nothing' }))
}

const sbarTerms = [
  { part: 'news2', term: 'NEWS2' },
  { part: 'situation', term: 'Situation' },
  { part: 'background', term: 'Background' },
  { part: 'assessment', term: 'Assessment' },
  { part: 'recommendation', term: 'Recommendation' },
] as const

/** A comment that is files alone says so. */
function didWords({ act, words, files }: TaskStep): string {
  if (act !== 'commented' || words || files.length === 0) return actWords[act]
  return files.length === 1 ? 'added a file' : `added ${files.length} files`
}

function toWords({ act }: TaskStep): string {
  if (act === 'requested') return 'of'
  return act === 'nudged' ? ':' : 'to'
}

/** Everything else that is known of a task, as terms. */
export function detailsOf({ task, patient }: TaskView, { naming, places, now }: TaskAround) {
  const entries = [
    { term: 'Asked of', value: capital(targetWithHolders(task.requestedFor, naming)) },
    { term: 'How soon', value: withinWords[task.within].label },
    { term: 'Asked at', value: asDateAndClock(new Date(task.requestedAt)) },
    { term: 'Place', value: patient === null ? placeWords(task.placeId, places) : '' },
    { term: 'Needs', value: task.skill ?? '' },
    { term: 'From anywhere', value: task.remote ? 'Can be done from home' : '' },
    {
      term: 'Waits for',
      value: task.hold
        ? `${task.hold.words}${task.hold.until ? `, until ${asListTime(new Date(task.hold.until), now)}` : ''}`
        : '',
    },
    {
      term: 'Asked to take it',
      value: task.nudgedId === null ? '' : capital(personName(task.nudgedId, naming)),
    },
  ]
  return entries.filter(({ value }) => value !== '')
}

/** What came of it, and whether whoever asked has read it. */
export function outcomeOf(
  { task }: Pick<TaskView, 'task'>,
  { naming }: TaskAround,
): { words: string; read: string } | null {
  if (task.endedAt === null || task.outcome === null) return null
  const asker = personName(task.requestedBy, naming)
  const read =
    task.reviewedAt === null
      ? `${capital(asker)} ${asker === 'you' ? 'have' : 'has'} not read it yet`
      : `Read by ${asker} at ${asClock(new Date(task.reviewedAt))}`
  const isRead = task.status === 'completed' || task.status === 'failed' || task.status === 'rejected'
  return { words: task.outcome, read: isRead ? read : '' }
}
