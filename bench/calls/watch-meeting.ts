import { setTimeout as pause } from 'node:timers/promises'
import { mostVoices } from '@baton/contract'
import type { Caller } from '@baton/testkit/callers/caller'
import type { Media } from '../../apps/server/src/platform/media/media.ts'
import { percentile } from '../../tools/measure/environment.ts'

/** What a meeting was like for so many seconds, over all its participants. */
export interface Watched {
  readonly forwardedPerSecond: number
  /** Shares of one core: what the media process says it used, and what the participants did. */
  readonly mediaProcessor: number
  readonly callersProcessor: number
  /** Of the voices that were sent to them, the share that came; and of the worst pair. */
  readonly voiceDelivered: number
  readonly voiceDeliveredWorst: number
  /** Voices that somebody ought to have heard and that came for less than half of the time, or not at all. */
  readonly voicesMissing: number
  readonly voiceAgeP50Ms: number
  readonly voiceAgeP99Ms: number
  /** Frames a second that a decoder could draw, of each picture of which any came. */
  readonly framesP50: number
  readonly framesP5: number
  /** Pictures that were wanted and of which nothing came. */
  readonly picturesMissing: number
  /** Packets that came under another's name. */
  readonly wrong: number
  /** Places at which a decoder would stumble, since the connection began. */
  readonly stumbles: number
}

export async function watchMeeting(
  media: Media,
  callers: readonly Caller[],
  seconds: number,
  pictures: number,
): Promise<Watched> {
  for (const caller of callers) caller.ears.heard.clear()
  const wrongBefore = wrongOf(callers)
  const usage = process.cpuUsage()
  const before = await media.figures()
  const begun = performance.now()
  await pause(seconds * 1000)
  const took = (performance.now() - begun) / 1000
  const after = await media.figures()
  const own = process.cpuUsage(usage)
  const heard = callers.flatMap((caller) => [...caller.ears.heard])
  const frames = heard.filter(([key]) => !key.endsWith(' microphone'))
  // As many speak as are forwarded: everybody ought to hear all of them but themselves.
  const due = Math.min(mostVoices, callers.length) * (callers.length - 1)
  const voices = heard.filter(([key, { pieces }]) => key.endsWith(' microphone') && pieces > took * 25)
  const shares = voices.map(([, { delivered }]) => delivered)
  const ages = voices.flatMap(([, one]) => one.ages)
  const rates = frames.map(([, { pieces }]) => pieces / took)
  return {
    forwardedPerSecond: Math.round((after.packetsForwarded - before.packetsForwarded) / took),
    mediaProcessor: round(after.processor),
    callersProcessor: round((own.user + own.system) / 1e6 / took),
    voiceDelivered: round(shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length)),
    voiceDeliveredWorst: shares.length === 0 ? 0 : round(Math.min(...shares)),
    voicesMissing: Math.max(0, due - voices.length),
    voiceAgeP50Ms: percentile(ages, 50),
    voiceAgeP99Ms: percentile(ages, 99),
    framesP50: percentile(rates, 50),
    framesP5: percentile(rates, 5),
    picturesMissing: Math.max(0, pictures * callers.length - frames.length),
    wrong: wrongOf(callers) - wrongBefore,
    stumbles: callers.reduce((sum, { ears }) => sum + ears.stumbles, 0),
  }
}

function wrongOf(callers: readonly Caller[]): number {
  return callers.reduce((sum, { ears }) => sum + ears.wrong, 0)
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
