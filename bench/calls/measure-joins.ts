import { within } from '@baton/testkit/callers/crowd'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { signInEveryone } from '../load/staff-session.ts'
import { beginCall, comeIn } from './call.ts'

/**
 * Coming into a meeting of five on a whole server, from asking to come in: over HTTP for a ticket, over the room's socket
 * for the pass, and over that to the media process, until the first sound is heard and the first frame can be drawn.
 */
export async function measureJoins(figures: Record<string, number>, scale: number): Promise<void> {
  const server = await startServerProcess(34_309)
  try {
    const sessions = await signInEveryone(server.url)
    const newcomer = sessions[5]
    if (newcomer === undefined) throw new Error('the demonstration has too few people')
    const call = await beginCall({
      url: server.url,
      staff: [...sessions.slice(0, 5), newcomer],
      guest: false,
      title: 'Joining',
      absent: 1,
    })
    const heard: number[] = []
    const seen: number[] = []
    let failed = 0
    for (let round = 0; round < Math.max(5, Math.round(50 * scale)); round += 1) {
      const started = performance.now()
      const device = await comeIn(call, newcomer, 'newcomer')
      const { ears, mouth } = device.caller
      mouth.level = 110
      device.caller.look(call.devices.map(({ caller }) => caller.participantId))
      const isIn = await within(20_000, () => ears.firstPacketAtMs !== null && ears.firstFrameAtMs !== null)
      if (!isIn) failed += 1
      if (ears.firstPacketAtMs !== null) heard.push(ears.firstPacketAtMs - started)
      if (ears.firstFrameAtMs !== null) seen.push(ears.firstFrameAtMs - started)
      device.leave()
    }
    for (const device of call.devices) device.die()
    figures.joinHeardP50Ms = percentile(heard, 50)
    figures.joinHeardP95Ms = percentile(heard, 95)
    figures.joinSeenP50Ms = percentile(seen, 50)
    figures.joinSeenP95Ms = percentile(seen, 95)
    figures.joinsFailed = failed
    tell(
      `coming in on a whole server, ${heard.length} times: heard after ${percentile(heard, 50)} ms, p95 ${percentile(heard, 95)} ms; seen after ${percentile(seen, 50)} ms, p95 ${percentile(seen, 95)} ms`,
    )
  } finally {
    await server.stop()
  }
}
