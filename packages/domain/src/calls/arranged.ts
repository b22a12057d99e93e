/** Nobody meets for longer. */
const longestMs = 24 * 60 * 60_000
/** Arranged for a moment that has just passed: whoever filled in the form took a while. */
const graceMs = 5 * 60_000
/** Nobody arranges further ahead. */
const furthestMs = 2 * 366 * 24 * 60 * 60_000

/** Everyone is reminded so long before (CAL30). */
export const remindBeforeMs = 10 * 60_000

/** Why a meeting cannot be arranged for these times; `null` when it can. */
export function faultOfTimes({
  startsAt,
  endsAt,
  at,
}: {
  startsAt: Date
  endsAt: Date
  at: Date
}): 'past' | 'backwards' | 'too-long' | 'too-far' | null {
  const [from, until] = [startsAt.getTime(), endsAt.getTime()]
  if (until <= from) return 'backwards'
  if (until - from > longestMs) return 'too-long'
  if (from < at.getTime() - graceMs) return 'past'
  return from - at.getTime() > furthestMs ? 'too-far' : null
}

/**
 * When the reminder of a meeting is due; `null` when there is none: it was arranged when it was about to begin, and who
 * was asked has just been told (CAL30).
 */
export function reminderAt({ startsAt, arrangedAt }: { startsAt: Date; arrangedAt: Date }): Date | null {
  const due = new Date(startsAt.getTime() - remindBeforeMs)
  return due > arrangedAt ? due : null
}

/** What a locked screen shows of it: never its title, nor who (CAL27). */
export const reminderHeading = 'A meeting begins in 10 minutes'
/** The same of a guest whom nobody is there to let in. */
export const guestWaitsHeading = 'A guest waits to be let into a meeting'
/** The same of what became of a meeting (CAL31). */
export const wordHeadings = {
  arranged: 'You are asked to a meeting',
  changed: 'A meeting was changed',
  cancelled: 'A meeting was cancelled',
} as const

/** A guest who waits so long before a meeting begins is early, and nobody is disturbed for them. */
const earlyMs = 15 * 60_000

/** Whether hosts are told of a guest who waits where no colleague is: of one who is early they are not. */
export function hostsAreTold({ startsAt, at }: { startsAt: Date | null; at: Date }): boolean {
  return startsAt === null || at.getTime() >= startsAt.getTime() - earlyMs
}
