import type { Channel, Pressing } from '@baton/contract'

const second = 1_000
const minute = 60 * second

/** How fast a ladder is climbed, and how often its people are called again (clinical.md §2). */
export interface Pace {
  /** How long a rung may stay unaccepted; a ladder's own rung waits as the ladder says, but never longer than `waitAtMostMs`. */
  readonly waitMs: number
  readonly waitAtMostMs: number
  /** The people of the present rung are called again so often. */
  readonly repeatEveryMs: number
  /** So many times on one rung. */
  readonly repeatAtMost: number
  /** Called by these at once. */
  readonly channels: readonly Channel[]
  /** Whoever no device has it after so long is called by the others too. */
  readonly otherChannelsAfterMs: number
  readonly otherChannels: readonly Channel[]
  /** Nobody is left: who raised it and the coordinators are told so often, so many times … */
  readonly exhaustedEveryMs: number
  readonly exhaustedAtMost: number
  /** … and then so often, without end: it never falls silent by itself. */
  readonly exhaustedThenEveryMs: number
}

const every: readonly Channel[] = ['in-app', 'web-push', 'email', 'gateway']

/** The defaults, as data: a Clinical Safety Officer changes them here and nowhere else. */
export const paces: Readonly<Record<Pressing, Pace>> = {
  urgent: {
    waitMs: 10 * minute,
    waitAtMostMs: 240 * minute,
    repeatEveryMs: 2 * minute,
    repeatAtMost: 10,
    channels: ['in-app', 'web-push'],
    otherChannelsAfterMs: 5 * minute,
    otherChannels: ['email', 'gateway'],
    exhaustedEveryMs: 2 * minute,
    exhaustedAtMost: 10,
    exhaustedThenEveryMs: 15 * minute,
  },
  emergency: {
    waitMs: 2 * minute,
    waitAtMostMs: 2 * minute,
    repeatEveryMs: 45 * second,
    repeatAtMost: Number.POSITIVE_INFINITY,
    channels: every,
    otherChannelsAfterMs: 0,
    otherChannels: [],
    exhaustedEveryMs: 45 * second,
    exhaustedAtMost: 40,
    exhaustedThenEveryMs: 5 * minute,
  },
  // (confirm) clinical.md says "continuous"; a crash call's own roll-call is what its team works from.
  crash: {
    waitMs: minute,
    waitAtMostMs: minute,
    repeatEveryMs: 30 * second,
    repeatAtMost: Number.POSITIVE_INFINITY,
    channels: every,
    otherChannelsAfterMs: 0,
    otherChannels: [],
    exhaustedEveryMs: 30 * second,
    exhaustedAtMost: 40,
    exhaustedThenEveryMs: 5 * minute,
  },
}

/** How long a rung waits: as its ladder says, but no longer than the urgency bears. */
export function waitOf(urgency: Pressing, waitMs: number): number {
  return Math.min(waitMs, paces[urgency].waitAtMostMs)
}
