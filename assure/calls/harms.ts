import { setTimeout as pause } from 'node:timers/promises'
import type { RoomDevice } from '@baton/testkit/callers/room-device'
import type { ServerProcess } from '../../tools/measure/server-process.ts'
import type { Random } from '../faults/random.ts'
import { mediaProcessOf } from './media-process.ts'

/** What is done to calls that go on. */
export const harms = [
  'packets lost',
  'network gone',
  'room cut',
  'everybody cut at once',
  'media process killed',
  'server killed',
] as const
export type Harm = (typeof harms)[number]

/** Somebody's line that was down, by the wall clock. */
export interface Down {
  readonly device: RoomDevice
  readonly fromMs: number
  readonly toMs: number
  /** Whether the server was down with it. */
  readonly server: boolean
}

/**
 * Does it, and undoes it: when this resolves the harm is over, and everyone has their ten seconds. That a relay alone is
 * enough is for real browsers to show: the callers' library tries the straight way whatever it is told.
 */
export async function harm(
  kind: Harm,
  devices: readonly RoomDevice[],
  server: ServerProcess,
  random: Random,
): Promise<Down[]> {
  const fromMs = Date.now()
  switch (kind) {
    case 'packets lost':
      await losePackets(devices, random)
      return []
    case 'network gone':
      return loseNetwork([random.among(devices)], 2_000 + random.below(6_000))
    case 'everybody cut at once':
      return loseNetwork(devices, 0)
    case 'room cut': {
      const device = random.among(devices)
      const forMs = random.below(3_000)
      device.cut(forMs)
      await pause(forMs)
      return [{ device, fromMs, toMs: fromMs + 5_000, server: false }]
    }
    case 'media process killed': {
      const pid = mediaProcessOf(server.pid())
      if (pid === 0) throw new Error('there is no media process to kill')
      process.kill(pid, 'SIGKILL')
      return []
    }
    case 'server killed': {
      await server.kill()
      await server.start()
      return devices.map((device) => ({ device, fromMs, toMs: Date.now(), server: true }))
    }
  }
}

/** A tenth to a third of everything, both ways. */
async function losePackets(devices: readonly RoomDevice[], random: Random): Promise<void> {
  const share = 0.1 + random.below(20) / 100
  for (const { caller } of devices) caller.loss = { send: share, receive: share }
  await pause(4_000 + random.below(4_000))
  for (const { caller } of devices) caller.loss = { send: 0, receive: 0 }
}

/** Nothing goes out or comes in, and the socket with it, as in a lift. */
async function loseNetwork(devices: readonly RoomDevice[], forMs: number): Promise<Down[]> {
  const fromMs = Date.now()
  for (const device of devices) {
    device.caller.loss = { send: 1, receive: 1 }
    device.cut(forMs)
  }
  await pause(forMs)
  for (const { caller } of devices) caller.loss = { send: 0, receive: 0 }
  return devices.map((device) => ({ device, fromMs, toMs: Date.now() + 5_000, server: false }))
}
