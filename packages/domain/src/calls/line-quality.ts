/** How the line is, in the words in which it is shown. `poor` sends and shows no pictures but the shared screen. */
export type LineQuality = 'good' | 'fair' | 'poor'

/** What was measured since the last look. Times in ms, shares from 0 to 1. */
export interface LineSample {
  readonly loss: number
  readonly jitterMs: number
  readonly roundTripMs: number
}

export interface LineStanding {
  readonly quality: LineQuality
  /** Since when samples have been worse than `quality`, or better; in ms, `null` while they are neither. */
  readonly worseSince: number | null
  readonly betterSince: number | null
  /** The mildest of the samples that have been worse. */
  readonly worseAs: LineQuality | null
  /** How long the line must have been good before pictures come back: longer each time that it fell again soon. */
  readonly patienceMs: number
  /** When pictures last came back. */
  readonly returnedAt: number | null
}

/** A line of which nothing is known yet is taken for good: pictures are tried. */
export const freshLine: LineStanding = {
  quality: 'good',
  worseSince: null,
  betterSince: null,
  worseAs: null,
  patienceMs: 20_000,
  returnedAt: null,
}

/** One bad sample proves nothing; this long of them does, in ms. */
const worseForMs = 3_000
/** From fair to good, in ms. */
const betterForMs = 6_000
const shortestPatienceMs = 20_000
const longestPatienceMs = 120_000
/** A line that falls again so soon after pictures came back could not carry them, in ms. */
const soonMs = 60_000

/**
 * How the line stands after another sample (CAL20). It falls to whatever the samples have shown for three seconds;
 * from `poor` it rises only when every sample has been good for as long as its patience, and then to `good` at once:
 * what pictures would do to it is not known before they are there.
 */
export function judgeLine(before: LineStanding, sample: LineSample, nowMs: number): LineStanding {
  const seen = qualityOf(sample)
  if (seen === before.quality) return { ...before, ...steady }
  return rank[seen] > rank[before.quality] ? worse(before, seen, nowMs) : better(before, seen, nowMs)
}

/** What one sample shows. Speech stands about a tenth of loss, and half a second of delay each way at most. */
export function qualityOf({ loss, jitterMs, roundTripMs }: LineSample): LineQuality {
  if (loss > 0.1 || roundTripMs > 900 || jitterMs > 150) return 'poor'
  if (loss > 0.03 || roundTripMs > 350 || jitterMs > 60) return 'fair'
  return 'good'
}

const rank = { good: 0, fair: 1, poor: 2 } as const
const steady = { worseSince: null, betterSince: null, worseAs: null } as const

function worse(before: LineStanding, seen: LineQuality, nowMs: number): LineStanding {
  const worseSince = before.worseSince ?? nowMs
  const worseAs = before.worseAs && rank[before.worseAs] < rank[seen] ? before.worseAs : seen
  if (nowMs - worseSince < worseForMs) return { ...before, worseSince, worseAs, betterSince: null }
  const fallen = { ...before, ...steady, quality: worseAs }
  if (worseAs !== 'poor' || before.returnedAt === null) return fallen
  const soon = nowMs - before.returnedAt < soonMs
  return {
    ...fallen,
    patienceMs: soon ? Math.min(longestPatienceMs, before.patienceMs * 2) : shortestPatienceMs,
  }
}

function better(before: LineStanding, seen: LineQuality, nowMs: number): LineStanding {
  const fromPoor = before.quality === 'poor'
  // Fair for a while is not good for a while.
  if (fromPoor && seen !== 'good') return { ...before, ...steady }
  const betterSince = before.betterSince ?? nowMs
  const wait = fromPoor ? before.patienceMs : betterForMs
  if (nowMs - betterSince < wait) return { ...before, ...steady, betterSince }
  const risen = { ...before, ...steady, quality: seen }
  return fromPoor ? { ...risen, returnedAt: nowMs } : risen
}
