import type { Pressing, Sbar, TaskPriority, TaskType, Urgency, Within } from '@baton/contract'
import { daysLater, momentOf, wallTimeAt } from '../duty/zoned-time.ts'

/** From this NEWS2 total on a review is an emergency; from the lower one on it is urgent (clinical.md §6). */
const emergencyNews2 = 7
const urgentNews2 = 5
/** When the morning round begins, on the organisation's clock (confirm). */
const roundAt = { hour: 9, minute: 0 }

const hour = 60 * 60_000
const spans: Readonly<Record<Exclude<Within, 'next-round'>, number>> = {
  '30-min': hour / 2,
  '1-h': hour,
  '2-h': 2 * hour,
  '4-h': 4 * hour,
  '8-h': 8 * hour,
}

/** What decides how much a task presses. */
export interface Asked {
  readonly type: TaskType
  readonly within: Within
  readonly sbar: Pick<Sbar, 'news2'> | null
}

/** The priority that follows from how soon it is wanted (TSK2). */
export function priorityOf(asked: Asked): TaskPriority {
  if (isEmergency(asked)) return 'stat'
  if (asked.within === '30-min') return 'asap'
  return asked.within === '1-h' ? 'urgent' : 'routine'
}

/** When it is due (TSK3): so long after it was asked for, or at the next morning round by the clock on the wall. */
export function dueAt(within: Within, at: Date): Date {
  if (within !== 'next-round') return new Date(at.getTime() + spans[within])
  const today = momentOf({ ...wallTimeAt(at), ...roundAt, second: 0 })
  return today > at ? today : momentOf({ ...daysLater(wallTimeAt(at), 1), ...roundAt, second: 0 })
}

/** The ladder that is climbed until somebody accepts it; `null` where none is (TSK4). */
export function ladderOf(asked: Asked): Pressing | null {
  if (isEmergency(asked)) return 'emergency'
  return asked.within === '30-min' || asked.within === '1-h' ? 'urgent' : null
}

/** How much asking for it presses on whoever is asked, where no ladder calls them (TSK9). */
export function noticeUrgencyOf({ within }: Pick<Asked, 'within'>): Urgency {
  return within === '4-h' || within === '8-h' || within === 'next-round' ? 'routine' : 'soon'
}

/** The NEWS2 total as far as it makes one task press more than another: from the score on that asks for a review. */
export function pressingNews2({ sbar }: Pick<Asked, 'sbar'>): number {
  const news2 = sbar?.news2 ?? 0
  return news2 >= urgentNews2 ? news2 : 0
}

/** What is missing of a request, by where it is missing (TSK5); none when it can be asked. */
export function missingOf(asked: {
  readonly type: TaskType
  readonly sbar: Pick<Sbar, 'situation'> | null
  readonly patientId: string | null
  readonly placeId: string | null
}): { path: string; problem: string }[] {
  const missing: { path: string; problem: string }[] = []
  if (asked.type === 'unwell-review' && (asked.sbar?.situation ?? '').trim() === '') {
    missing.push({ path: 'sbar.situation', problem: 'is needed for the review of an unwell patient' })
  }
  if (asked.patientId === null && asked.placeId === null && !aboutNothing.has(asked.type)) {
    missing.push({ path: 'patientId', problem: 'is needed, or a place' })
  }
  return missing
}

/** What may be about neither a patient nor a place. */
const aboutNothing: ReadonlySet<TaskType> = new Set(['documentation', 'administrative', 'other'])

function isEmergency({ type, sbar }: Asked): boolean {
  return type === 'unwell-review' && (sbar?.news2 ?? 0) >= emergencyNews2
}
