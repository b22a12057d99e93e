/** What a campaign knows of one participant because it was there, by the wall clock. */
export interface Truth {
  readonly participantId: string
  readonly name: string
  /** Between asking to come in and being told that they are in, they came in. */
  readonly askedAtMs: number
  readonly inAtMs: number
  readonly outAtMs: number
  /** When their line was down, and until when. */
  readonly downs: readonly {
    readonly fromMs: number
    readonly toMs: number
    /** With the server, which knew of them for the last time a while before. */
    readonly server: boolean
  }[]
}

export interface KeptStay {
  readonly participantId: string
  readonly fromMs: number
  readonly untilMs: number | null
}

export interface Anomaly {
  readonly kind: string
  readonly sentence: string
}

/** A line that was down for less is no break (CAL23); measured from outside, a little less. */
const breakMs = 27_000
/** How often a server notes who is there. */
const notedEveryMs = 10_000
/** Between what happened here and what a busy server noted of it. */
const slackMs = 3_000

/** Holds the record of who was present against what really was (CAL23). */
export function checkRecord(truths: readonly Truth[], kept: readonly KeptStay[]): Anomaly[] {
  return truths.flatMap((truth) => {
    const stays = kept
      .filter(({ participantId }) => participantId === truth.participantId)
      .sort((one, other) => one.fromMs - other.fromMs)
    return [...faultsOf(truth, stays)].map((sentence) => ({
      kind: 'wrong record',
      sentence: `${truth.name}: ${sentence}`,
    }))
  })
}

function* faultsOf(truth: Truth, stays: readonly KeptStay[]): Generator<string> {
  const [first] = stays
  const last = stays.at(-1)
  if (first === undefined || last === undefined) {
    yield 'was there and is not in the record'
    return
  }
  const off = (atMs: number, trueMs: number) => Math.abs(atMs - trueMs) > slackMs
  if (first.fromMs < truth.askedAtMs - slackMs)
    yield `came ${truth.askedAtMs - first.fromMs} ms before they asked`
  if (first.fromMs > truth.inAtMs + slackMs) yield `came ${first.fromMs - truth.inAtMs} ms late`
  if (last.untilMs === null) yield 'is still there in the record of a meeting that is over'
  else if (last.untilMs > truth.outAtMs + slackMs) yield `stays ${last.untilMs - truth.outAtMs} ms too long`
  else if (off(last.untilMs, truth.outAtMs)) yield `left ${truth.outAtMs - last.untilMs} ms too early`
  for (const [index, stay] of stays.entries()) {
    const next = stays[index + 1]
    if (next === undefined || stay.untilMs === null) continue
    const endedMs = stay.untilMs
    const down = truth.downs.find(
      ({ fromMs, toMs, server }) =>
        endedMs > fromMs - slackMs - (server ? notedEveryMs : 0) && endedMs < toMs + slackMs,
    )
    if (down === undefined) yield `has a break where there was none, at ${endedMs}`
    else if (down.toMs - down.fromMs < breakMs) yield `has a break for ${down.toMs - down.fromMs} ms`
    else if (endedMs > down.fromMs + slackMs) yield `stays ${endedMs - down.fromMs} ms longer than was known`
  }
}
