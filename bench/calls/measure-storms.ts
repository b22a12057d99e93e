import { embeddedLimit } from '@baton/contract'
import { gatherCrowd, speakInTurn, within } from '@baton/testkit/callers/crowd'
import type { Media } from '../../apps/server/src/platform/media/media.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'

/** Whoever hears nobody by then was left out. */
const patienceMs = 30_000

/** A meeting of twenty that begins with everybody at once, again and again: who is left out, and for how long one waits. */
export async function measureStorms(
  figures: Record<string, number>,
  media: Media,
  scale: number,
): Promise<void> {
  const storms = Math.max(2, Math.round(100 * scale))
  const waits: number[] = []
  let [leftOut, redials] = [0, 0]
  for (let storm = 1; storm <= storms; storm += 1) {
    const callers = gatherCrowd(media, `storm ${storm}`, embeddedLimit)
    speakInTurn(callers)
    for (const caller of callers) caller.dial()
    await within(patienceMs, () => callers.every(({ ears }) => ears.firstPacketAtMs !== null))
    for (const caller of callers) {
      redials += caller.dials - 1
      if (caller.ears.firstPacketAtMs === null) leftOut += 1
      else waits.push(caller.ears.firstPacketAtMs - (caller.firstDialledAtMs ?? 0))
      caller.close()
    }
    if (storm % 10 === 0) tell(`${storm} storms, ${leftOut} left out, ${redials} dialled again`)
  }
  figures.storms = storms
  figures.stormPeople = embeddedLimit
  figures.stormLeftOut = leftOut
  figures.stormRedials = redials
  figures.stormJoinP50Ms = percentile(waits, 50)
  figures.stormJoinP95Ms = percentile(waits, 95)
  figures.stormJoinMaxMs = percentile(waits, 100)
  tell(
    `${storms} storms of ${embeddedLimit}: ${leftOut} left out; heard after ${percentile(waits, 50)} ms, at most ${percentile(waits, 100)} ms`,
  )
}
