/** What someone was last told of their unread messages. */
export interface Told {
  /** Messages after this one count. */
  readonly baseAt: Date
  /** The newest message that is counted in it. */
  readonly newestAt: Date
  /** Until then it waits for others to join it. */
  readonly dueAt: Date
}

/** What is unread of a person since a base. */
export interface Unread {
  readonly count: number
  readonly newestAt: Date
  /** Some of it is for this shift, or comes through a role: it is not held back to be bundled. */
  readonly atOnce: boolean
}

/** `withdraw`: what waits has been read meanwhile. */
export type Telling =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'tell'; readonly heading: string; readonly told: Told }

const mostCounted = 99
const minuteMs = 60_000

/**
 * After which message what is unread counts: what waits to be sent is counted again, what was sent is not; nor what
 * came before they signed on, which the digest says.
 */
export function baseOf(told: Told | null, signedOnAt: Date, at: Date): Date {
  const after = told === null ? signedOnAt : at < told.dueAt ? told.baseAt : told.newestAt
  return after > signedOnAt ? after : signedOnAt
}

/**
 * What somebody on duty is told of their unread messages: once in a window of so many minutes (QUI7), by how many
 * there are (MSG31).
 */
export function tellingOf(
  told: Told | null,
  unread: Unread | null,
  { baseAt, bundleMinutes, at }: { baseAt: Date; bundleMinutes: number; at: Date },
): Telling {
  const waits = told !== null && at < told.dueAt
  if (unread === null || unread.count === 0) return waits ? { kind: 'withdraw' } : { kind: 'nothing' }
  if (told !== null && unread.newestAt <= told.newestAt) return { kind: 'nothing' }
  const bundle = bundleMinutes * minuteMs
  const dueAt = unread.atOnce || bundle === 0 ? at : new Date(Math.ceil(at.getTime() / bundle) * bundle)
  return {
    kind: 'tell',
    heading: headingOf(unread.count),
    told: { baseAt, newestAt: unread.newestAt, dueAt },
  }
}

/** How many, and nothing of what or from whom. */
function headingOf(count: number): string {
  if (count === 1) return '1 new message'
  return count > mostCounted ? `More than ${mostCounted} new messages` : `${count} new messages`
}
