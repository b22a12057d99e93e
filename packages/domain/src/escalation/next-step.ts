import { type Climb, waitedFor } from './climb.ts'
import { paces, waitOf } from './pace.ts'

/** Whom each rung would call at this moment, by its place on the ladder: people on duty, whoever holds what now. */
export type Holders = readonly (readonly string[])[]

/** What is to be done with an escalation now. */
export type Step =
  /** Accepted, done or cancelled: nothing more is due. */
  | { readonly kind: 'settled' }
  | { readonly kind: 'wait'; readonly dueAt: Date }
  /** Call those of the present rung again. */
  | { readonly kind: 'repeat'; readonly round: number; readonly personIds: readonly string[] }
  /** No device of theirs has it: call these by the other channels too. */
  | { readonly kind: 'widen'; readonly personIds: readonly string[] }
  /** Call the next rung that somebody holds; those between, which nobody holds, are passed over. */
  | {
      readonly kind: 'advance'
      readonly rung: number
      readonly personIds: readonly string[]
      readonly passedOver: readonly number[]
    }
  /** No rung is left: say so loudly; it stays open. */
  | { readonly kind: 'exhaust'; readonly passedOver: readonly number[] }
  /** Say again that nobody is left. */
  | { readonly kind: 'remind'; readonly round: number }

/**
 * The next step of an escalation (docs/rules/escalation.md): what is due is done once, however late; of several things
 * that are due the furthest, so that a pause is followed by one call and not by all that were missed.
 *
 * @param holders whom every rung would call now; asked at this very moment (ESC6)
 */
export function nextStep(climb: Climb, now: Date, holders: Holders): Step {
  if (climb.state === 'exhausted') return remind(climb, now)
  if (climb.state !== 'running') return { kind: 'settled' }
  if (climb.since === null || waitedFor(climb).length === 0) return onward(climb, holders)
  if (isDue(rungDue(climb), now)) return onward(climb, holders)
  if (isDue(widenDue(climb), now)) {
    return { kind: 'widen', personIds: undelivered(climb) }
  }
  if (isDue(repeatDue(climb), now)) {
    const personIds = waitedFor(climb).map(({ personId }) => personId)
    return { kind: 'repeat', round: climb.round + roundsBetween(climb, now), personIds }
  }
  const dueAt = nextDue(climb)
  return dueAt === null ? { kind: 'settled' } : { kind: 'wait', dueAt }
}

/** When something is due next, if nobody answers until then; `null` when nothing ever is. */
export function nextDue(climb: Climb): Date | null {
  if (climb.state === 'exhausted') return remindDue(climb)
  if (climb.state !== 'running') return null
  const dues = [rungDue(climb), widenDue(climb), repeatDue(climb)].filter((due) => due !== null)
  return dues.reduce<Date | null>((first, due) => (first === null || due < first ? due : first), null)
}

/** When the next rung is called, or the ladder is exhausted. */
export function rungDue({ urgency, state, rungs, rung, since }: Climb): Date | null {
  const own = rungs[rung]
  if (state !== 'running' || since === null || own === undefined) return null
  return after(since, waitOf(urgency, own.waitMs))
}

function onward(climb: Climb, holders: Holders): Step {
  const passedOver: number[] = []
  for (let rung = climb.rung + 1; rung < climb.rungs.length; rung += 1) {
    const personIds = callable(climb, holders[rung] ?? [])
    if (personIds.length > 0) return { kind: 'advance', rung, personIds, passedOver }
    passedOver.push(rung)
  }
  return { kind: 'exhaust', passedOver }
}

/** Who raised it is not called to it, nor is anyone again who has said no. */
function callable({ raisedBy, pages }: Climb, personIds: readonly string[]): string[] {
  const no = new Set(pages.filter(({ answer }) => answer !== null).map(({ personId }) => personId))
  return [...new Set(personIds)].filter((personId) => personId !== raisedBy && !no.has(personId)).sort()
}

function widenDue(climb: Climb): Date | null {
  const { otherChannels, otherChannelsAfterMs } = paces[climb.urgency]
  if (climb.since === null || climb.widened || otherChannels.length === 0) return null
  return undelivered(climb).length === 0 ? null : after(climb.since, otherChannelsAfterMs)
}

function undelivered(climb: Climb): string[] {
  return waitedFor(climb)
    .filter(({ delivered }) => !delivered)
    .map(({ personId }) => personId)
}

function repeatDue({ urgency, since, round }: Climb): Date | null {
  const { repeatEveryMs, repeatAtMost } = paces[urgency]
  return since === null || round >= repeatAtMost ? null : after(since, (round + 1) * repeatEveryMs)
}

/** Rounds that have passed since the last one that was called; those that a pause swallowed count as one call. */
function roundsBetween({ urgency, since, round }: Climb, now: Date): number {
  const { repeatEveryMs, repeatAtMost } = paces[urgency]
  const passed = Math.floor((now.getTime() - (since?.getTime() ?? 0)) / repeatEveryMs)
  return Math.max(1, Math.min(passed, repeatAtMost) - round)
}

function remind(climb: Climb, now: Date): Step {
  const dueAt = remindDue(climb)
  if (dueAt === null) return { kind: 'settled' }
  if (!isDue(dueAt, now)) return { kind: 'wait', dueAt }
  let round = climb.round + 1
  for (let due = remindDue({ ...climb, round }); due !== null && due <= now; ) {
    round += 1
    due = remindDue({ ...climb, round })
  }
  return { kind: 'remind', round }
}

/** When it is said again that nobody is left: often at first, then less often, and never not at all. */
function remindDue({ urgency, since, round }: Climb): Date | null {
  if (since === null) return null
  const { exhaustedEveryMs, exhaustedAtMost, exhaustedThenEveryMs } = paces[urgency]
  const often = Math.min(round + 1, exhaustedAtMost)
  return after(since, often * exhaustedEveryMs + (round + 1 - often) * exhaustedThenEveryMs)
}

function isDue(due: Date | null, now: Date): boolean {
  return due !== null && due <= now
}

function after(since: Date, ms: number): Date {
  return new Date(since.getTime() + ms)
}
