import { setTimeout as pause } from 'node:timers/promises'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { startFaultProxy } from '../faults/fault-proxy.ts'
import { randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'
import { conclude } from './conclude.ts'
import { signInStaff } from './staff.ts'
import { startTraffic } from './traffic.ts'

/** REL-4: the network between devices and server is harmed in every way a proxy can. */
export const rel4: Campaign = {
  id: 'REL-4',
  about: 'network faults: cut, half-open, one way, delay, corrupt, duplicate, split',
  volumes: { faults: 200 },
  async run({ seed, volumes }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(34_204)
    const proxy = await startFaultProxy(server.port, random)
    const through = `http://localhost:${proxy.port}`
    const devices = await signInStaff(through, 6, 2)
    const traffic = await startTraffic(devices, random)
    const kinds: Record<string, number> = {}
    for (let fault = 1; fault <= (volumes.faults ?? 0); fault += 1) {
      await pause(100 + random.below(500))
      const kind = proxy.inject()
      kinds[`faults ${kind}`] = (kinds[`faults ${kind}`] ?? 0) + 1
      if (fault % 50 === 0) tell(`${fault} faults, ${traffic.acknowledged()} messages acknowledged`)
    }
    proxy.heal()
    const verdict = await conclude({ server, devices, traffic })
    await proxy.close()
    return { ...verdict, figures: { faults: volumes.faults ?? 0, ...verdict.figures, ...kinds } }
  },
}
