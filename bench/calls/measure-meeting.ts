import { mostPictures } from '@baton/contract'
import type { Caller } from '@baton/testkit/callers/caller'
import { gatherCrowd, lookAround, speakInTurn, within } from '@baton/testkit/callers/crowd'
import type { Loss } from '@baton/testkit/callers/loss'
import type { Media } from '../../apps/server/src/platform/media/media.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { watchMeeting } from './watch-meeting.ts'

/** A meeting in full swing: four speak, everyone shows their camera and sees nine others. */
export async function beginMeeting(
  media: Media,
  meetingId: string,
  people: number,
  options: { readonly loss?: Loss } = {},
): Promise<{ callers: Caller[]; pictures: number; leftOut: number }> {
  const callers = gatherCrowd(media, meetingId, people, options)
  const pictures = Math.min(mostPictures, people - 1)
  speakInTurn(callers)
  lookAround(callers, pictures)
  for (const caller of callers) caller.dial()
  await within(60_000, () => callers.every(isInFull))
  const leftOut = callers.filter((caller) => !isInFull(caller)).length
  return { callers, pictures, leftOut }
}

/** What a meeting of so many costs, how well it goes, and how soon somebody who comes into it hears and sees. */
export async function measureMeeting(
  figures: Record<string, number>,
  media: Media,
  people: number,
  scale: number,
): Promise<void> {
  const meetingId = `meeting of ${people}`
  const { callers, pictures, leftOut } = await beginMeeting(media, meetingId, people)
  await within(3_000, () => false)
  const watched = await watchMeeting(media, callers, Math.max(3, 15 * scale), pictures)
  const name = `of${people}`
  for (const [key, value] of Object.entries(watched)) figures[`${name}${capital(key)}`] = value
  figures[`${name}LeftOut`] = leftOut
  const joins = await joinAgain(media, meetingId, callers, Math.max(3, Math.round(30 * scale)))
  figures[`${name}JoinP50Ms`] = percentile(joins.heard, 50)
  figures[`${name}JoinP95Ms`] = percentile(joins.heard, 95)
  figures[`${name}FirstFrameP50Ms`] = percentile(joins.seen, 50)
  figures[`${name}FirstFrameP95Ms`] = percentile(joins.seen, 95)
  figures[`${name}JoinsFailed`] = joins.failed
  for (const caller of callers) caller.close()
  tell(
    `${people} people: ${watched.forwardedPerSecond} packets/s, ${watched.mediaProcessor} of a core (participants ${watched.callersProcessor}), ` +
      `voices ${watched.voiceDelivered}, ${watched.voiceAgeP50Ms} ms, p99 ${watched.voiceAgeP99Ms} ms, ${watched.framesP50} frames/s, ` +
      `heard ${percentile(joins.heard, 50)}/${percentile(joins.heard, 95)} ms and seen ${percentile(joins.seen, 50)}/${percentile(joins.seen, 95)} ms after dialling`,
  )
}

/** Somebody leaves and comes back, as a newcomer does: times from dialling until they hear, and see. */
async function joinAgain(
  media: Media,
  meetingId: string,
  callers: readonly Caller[],
  rounds: number,
): Promise<{ heard: number[]; seen: number[]; failed: number }> {
  const heard: number[] = []
  const seen: number[] = []
  let failed = 0
  for (let round = 0; round < rounds; round += 1) {
    const [newcomer] = gatherCrowd(media, `${meetingId}`, 1)
    if (newcomer === undefined) break
    newcomer.mouth.sends.camera = true
    newcomer.mouth.level = 110
    newcomer.look(callers.slice(1, 10).map(({ participantId }) => participantId))
    newcomer.dial()
    const isIn = await within(
      20_000,
      () => newcomer.ears.firstPacketAtMs !== null && newcomer.ears.firstFrameAtMs !== null,
    )
    if (!isIn) failed += 1
    const from = newcomer.firstDialledAtMs ?? 0
    if (newcomer.ears.firstPacketAtMs !== null) heard.push(newcomer.ears.firstPacketAtMs - from)
    if (newcomer.ears.firstFrameAtMs !== null) seen.push(newcomer.ears.firstFrameAtMs - from)
    newcomer.close()
  }
  return { heard, seen, failed }
}

/** Up, and hears and sees somebody. */
function isInFull({ state, ears: { firstPacketAtMs, firstFrameAtMs } }: Caller): boolean {
  return state === 'up' && firstPacketAtMs !== null && firstFrameAtMs !== null
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
