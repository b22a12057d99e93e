import type { Media } from '../../apps/server/src/platform/media/media.ts'
import { tell } from '../../tools/measure/result.ts'
import { beginMeeting } from './measure-meeting.ts'
import { watchMeeting } from './watch-meeting.ts'

/** A meeting of six in which every packet is lost by a chance of 3 % on its way in, and again on its way out. */
export async function measureLoss(
  figures: Record<string, number>,
  media: Media,
  { seed, scale }: { seed: number; scale: number },
): Promise<void> {
  const loss = { send: 0.03, receive: 0.03, seed }
  const { callers, pictures, leftOut } = await beginMeeting(media, 'meeting on a bad line', 6, { loss })
  const {
    framesP50,
    framesP5,
    voiceDelivered,
    voiceDeliveredWorst,
    voiceAgeP99Ms,
    voicesMissing,
    picturesMissing,
  } = await watchMeeting(media, callers, Math.max(4, 20 * scale), pictures)
  const repeated = callers.flatMap(({ mouth }) => mouth.uplinks).reduce((sum, one) => sum + one.repeated, 0)
  for (const caller of callers) caller.close()
  const found = {
    framesP50,
    framesP5,
    voiceDelivered,
    voiceDeliveredWorst,
    voiceAgeP99Ms,
    voicesMissing,
    picturesMissing,
  }
  for (const [key, value] of Object.entries(found))
    figures[`lossy${key.charAt(0).toUpperCase()}${key.slice(1)}`] = value
  figures.lossyLeftOut = leftOut
  figures.lossyRepeatedPackets = repeated
  tell(
    `3 % lost on every hop: ${framesP50} frames/s (p5 ${framesP5}), voices ${voiceDelivered} (worst ${voiceDeliveredWorst})`,
  )
}
