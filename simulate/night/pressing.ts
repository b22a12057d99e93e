import type { Pressing } from '@baton/contract'
import { dueAt, ladderOf } from '@baton/domain/tasks/pressing'
import type { Request } from './requests.ts'

/** When the simulated nights begin: a winter's evening, 21:00 in London. */
const begins = new Date('2026-11-26T21:00:00.000Z').getTime()

/** A moment of the night on the calendar, as the rules of Baton ask for it. */
export function momentAt(ms: number): Date {
  return new Date(begins + Math.round(ms))
}

/** A moment of the calendar in the night. */
export function sinceBegin(moment: Date): number {
  return moment.getTime() - begins
}

/** What is escalated until somebody accepts it: the same rule says in both models what presses. */
export function ladderFor({ type, within, news2 }: Request): Pressing | null {
  return ladderOf({ type, within, sbar: { news2 } })
}

/** By when it is wanted, in ms since the night began. */
export function dueOf({ within, at }: Request): number {
  return sinceBegin(dueAt(within, momentAt(at)))
}
