import type { Media } from '../../apps/server/src/platform/media/media.ts'
import { tell } from '../../tools/measure/result.ts'
import { beginMeeting } from './measure-meeting.ts'
import { watchMeeting } from './watch-meeting.ts'

/** From when on a meeting is not good any more: somebody left out, sound lost or late, pictures that stand still. */
const least = { voiceDelivered: 0.99, framesP5: 10 }
const mostAgeMs = 150

/** How many may meet on this machine, with the participants' own work on it too, before it is not good any more. */
export async function measureLimit(
  figures: Record<string, number>,
  media: Media,
  scale: number,
): Promise<void> {
  figures.limitPeople = 0
  for (const people of scale < 0.2 ? [24] : [24, 30, 40, 50]) {
    const { callers, pictures, leftOut } = await beginMeeting(media, `meeting of ${people}`, people)
    const watched = await watchMeeting(media, callers, Math.max(3, 10 * scale), pictures)
    for (const caller of callers) caller.close()
    const { voiceDelivered, voiceAgeP99Ms, framesP5, mediaProcessor, callersProcessor } = watched
    figures[`of${people}VoiceDelivered`] = voiceDelivered
    figures[`of${people}VoiceAgeP99Ms`] = voiceAgeP99Ms
    figures[`of${people}MediaProcessor`] = mediaProcessor
    figures[`of${people}CallersProcessor`] = callersProcessor
    const isGood =
      leftOut === 0 &&
      watched.voicesMissing === 0 &&
      watched.picturesMissing === 0 &&
      voiceDelivered >= least.voiceDelivered &&
      framesP5 >= least.framesP5 &&
      voiceAgeP99Ms <= mostAgeMs
    tell(
      `${people} people: ${isGood ? 'good' : 'not good'}; ${mediaProcessor} of a core, voices ${voiceDelivered}, p99 ${voiceAgeP99Ms} ms, ${framesP5} frames/s at p5, ${leftOut} left out`,
    )
    if (!isGood) return
    figures.limitPeople = people
  }
}
