import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'
import { conclude } from './conclude.ts'
import { signInStaff } from './staff.ts'
import { startTraffic } from './traffic.ts'

/** REL-1: the server is killed (SIGKILL, its database with it) while people write. */
export const rel1: Campaign = {
  id: 'REL-1',
  about: 'kill -9 of the server during writes',
  volumes: { kills: 50 },
  async run({ seed, volumes }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(34_201)
    const devices = await signInStaff(server.url, 6, 2)
    const traffic = await startTraffic(devices, random)
    const readyMs: number[] = []
    for (let kill = 1; kill <= (volumes.kills ?? 0); kill += 1) {
      await pause(200 + random.below(1500))
      await server.kill()
      readyMs.push(await server.start())
      if (kill % 10 === 0) tell(`${kill} kills, ${traffic.acknowledged()} messages acknowledged`)
    }
    const verdict = await conclude({ server, devices, traffic })
    const backReady = { backReadyP50Ms: percentile(readyMs, 50), backReadyMaxMs: percentile(readyMs, 100) }
    return { ...verdict, figures: { kills: readyMs.length, ...verdict.figures, ...backReady } }
  },
}
