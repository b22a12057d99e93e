import type { RoomDevice } from '@baton/testkit/callers/room-device'
import type { Anomaly } from './truth.ts'

/** Within this everybody must hear again (REL-18). */
export const patienceMs = 10_000
/** Somebody is heard while the newest packet of theirs is no older. */
const freshMs = 800

/** Who is in a call and who of them speaks, as it ought to be. */
export interface Company {
  readonly there: readonly RoomDevice[]
  readonly speaking: readonly RoomDevice[]
}

/**
 * Waits until everyone hears everyone who speaks, all at once, and the room says that they are there. How long that
 * took, and what was still wrong when patience ended.
 */
export async function untilAllHear(
  company: Company,
  what: string,
): Promise<{ tookMs: number; anomalies: Anomaly[] }> {
  const begun = performance.now()
  let wrong = whatIsWrong(company)
  while (wrong.length > 0 && performance.now() - begun < patienceMs) {
    await new Promise((resolve) => setTimeout(resolve, 25))
    wrong = whatIsWrong(company)
  }
  const anomalies = wrong.map(({ kind, sentence }) => ({ kind, sentence: `${what}: ${sentence}` }))
  return { tookMs: performance.now() - begun, anomalies }
}

/** What is under way when a harm ends still comes, and would hide that nothing more does. */
const underWayMs = 300

/**
 * The same after a harm: what came before it counts for nothing. The time is that from the harm's end, never less than
 * what is waited for here.
 */
export async function untilAllHearAgain(
  company: Company,
  what: string,
): Promise<{ tookMs: number; anomalies: Anomaly[] }> {
  await new Promise((resolve) => setTimeout(resolve, underWayMs))
  for (const { caller } of company.there) caller.ears.heard.clear()
  const { tookMs, anomalies } = await untilAllHear(company, what)
  return { tookMs: tookMs + underWayMs, anomalies }
}

function whatIsWrong({ there, speaking }: Company): Anomaly[] {
  const nowMs = performance.now()
  const deaf = there.flatMap((device) =>
    speaking.flatMap((speaker) => {
      if (speaker === device) return []
      const last = device.caller.from(speaker.caller.participantId)?.lastAtMs
      if (last !== undefined && nowMs - last < freshMs) return []
      const since = last === undefined ? 'never did' : `for ${Math.round(nowMs - last)} ms`
      const sentence = `${device.name} does not hear ${speaker.name}, ${since} (${device.caller.state}, ${device.caller.dials} dials)`
      return { kind: 'deaf', sentence }
    }),
  )
  const absent = there.flatMap((device) => {
    const seen = there.filter(({ room }) =>
      room?.participants.some(({ id, state }) => id === device.caller.participantId && state === 'present'),
    )
    return seen.length === there.length
      ? []
      : {
          kind: 'not listed',
          sentence: `${device.name} is there, and ${there.length - seen.length} are not told`,
        }
  })
  return [...deaf, ...absent]
}

/** From `fromMs` on, for so long, nobody here may get anything of that one. */
export async function heardNothingOf(
  silent: RoomDevice,
  by: readonly RoomDevice[],
  given: { kind: string; fromMs: number; forMs: number },
): Promise<Anomaly[]> {
  const until = given.fromMs + given.forMs
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, until - performance.now())))
  return by.flatMap((device) => {
    const last = device.caller.from(silent.caller.participantId)?.lastSentAtMs ?? 0
    return last <= given.fromMs
      ? []
      : {
          kind: given.kind,
          sentence: `${device.name} hears ${silent.name} ${Math.round(last - given.fromMs)} ms too long`,
        }
  })
}
