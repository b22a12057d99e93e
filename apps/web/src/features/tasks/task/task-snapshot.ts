import type { TaskView } from '@baton/client'
import type { TaskStep } from '@baton/contract'
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
  readonly isComment: boolean
  readonly at: string
  readonly when: string
  readonly title: string
}

/** The history, the oldest first. That somebody received it twice says nothing more. */
export function stepsOf(steps: readonly TaskStep[], { naming, now }: TaskAround): StepSnapshot[] {
  return steps.map((step) => {
    const at = new Date(step.at)
    const to = step.to === null ? '' : ` ${toWords(step)} ${targetName(step.to, naming)}`
    return {
      key: step.number,
      personId: step.by,
      name: step.by === null ? 'Baton' : capital(personName(step.by, naming)),
      face: step.by === null ? 'Baton' : nameOf(naming.find, step.by),
      did: `${actWords[step.act]}${to}`,
      words: step.words,
      isComment: step.act === 'commented',
      at: step.at,
      when: daysBetween(at, now) === 0 ? asClock(at) : `${asListTime(at, now)}, ${asClock(at)}`,
      title: asDateAndClock(at),
    }
  })
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
