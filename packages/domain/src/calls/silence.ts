/** What a connected device can tell of what it hears. */
export interface Listening {
  /** Somebody else who is present has their microphone on. */
  readonly expected: boolean
  /** The media server says that it sends a voice to this device. */
  readonly carried: boolean
  /** Anything at all has come since the last look, be it only reports. */
  readonly arrives: boolean
  /** Sound that has come, by any count that grows while anybody is heard. */
  readonly sound: number
}

export interface Hearing {
  readonly sound: number
  /** Nothing is heard although something should be, until something is: connecting again does not end it (CAL22). */
  readonly silent: boolean
  /** The server sends a voice, and nothing of any kind comes: the way is broken, whatever it is called. */
  readonly dead: boolean
  /** Since when sound has been expected and none came, in ms; `null` while it comes or none is expected. */
  readonly nothingSince: number | null
  /** When it was last tried to mend it, and how often in a row. */
  readonly mendedAt: number | null
  readonly mends: number
}

export const freshHearing: Hearing = {
  sound: 0,
  silent: false,
  dead: false,
  nothingSince: null,
  mendedAt: null,
  mends: 0,
}

/** Connected and nothing heard for this long is silence, in ms (CAL22). */
export const silenceMs = 5_000
/** And for this long where nothing of any kind comes. */
const deadMs = 3_000

/** Longest wait between two attempts to mend what is not this device's fault, in ms. */
const longestWaitMs = 60_000

/** What a device hears after another look, while it is connected. */
export function listen(before: Hearing, now: Listening, nowMs: number): Hearing {
  // The count begins anew with a new connection: smaller is another one, not silence.
  const heard = now.sound > before.sound
  if (heard) return { ...freshHearing, sound: now.sound }
  if (!now.expected) return { ...before, sound: now.sound, silent: false, dead: false, nothingSince: null }
  const nothingSince = before.nothingSince ?? nowMs
  const quiet = { ...before, sound: now.sound, dead: now.carried && !now.arrives, nothingSince }
  return { ...quiet, silent: before.silent || isLong(quiet, nowMs) }
}

/**
 * Whether it is time to connect again. At once the first time; then after longer and longer waits, for it may be the
 * other one's device that sends nothing, which connecting again does not mend. Where the server says that it sends a
 * voice, the fault lies between it and here, and the waits grow less.
 */
export function isTimeToMend(hearing: Hearing, carried: boolean, nowMs: number): boolean {
  if (!isLong(hearing, nowMs)) return false
  if (hearing.mendedAt === null) return true
  const waitMs = silenceMs * (carried ? 1 + hearing.mends : 2 ** hearing.mends)
  return nowMs - hearing.mendedAt >= Math.min(longestWaitMs, waitMs)
}

function isLong({ nothingSince, dead }: Hearing, nowMs: number): boolean {
  return nothingSince !== null && nowMs - nothingSince >= (dead ? deadMs : silenceMs)
}

/** It is being mended. */
export function mending(before: Hearing, nowMs: number): Hearing {
  return { ...before, nothingSince: null, dead: false, mendedAt: nowMs, mends: before.mends + 1 }
}

/** A new connection stands: it has its own time to be heard. */
export function beginListening(before: Hearing): Hearing {
  return { ...before, nothingSince: null, dead: false }
}
