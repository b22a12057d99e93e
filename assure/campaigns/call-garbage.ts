import { createSocket } from 'node:dgram'
import { setTimeout as pause } from 'node:timers/promises'
import type { RoomDevice } from '@baton/testkit/callers/room-device'
import { signInEveryone } from '../../bench/load/staff-session.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import { participantsPacket, strangersPacket } from '../calls/garbage-packets.ts'
import { garbageWord } from '../calls/garbage-words.ts'
import { type Company, untilAllHear } from '../calls/hearing.ts'
import { mediaProcessOf, memoryOf } from '../calls/media-process.ts'
import { begin } from '../calls/play-call.ts'
import type { Anomaly } from '../calls/truth.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'

/** More than this, when everything was thrown and everyone who threw it has gone, is a leak. */
const mostGrowth = { media: 40 * 2 ** 20, server: 120 * 2 ** 20 }
const roundWords = 50

/** CALL-GARBAGE: malformed words from a colleague and a guest, and bad packets from strangers and from a participant. */
export const callGarbage: Campaign = {
  id: 'CALL-GARBAGE',
  about: 'malformed signalling and bad media packets while others talk',
  volumes: { words: 500, packets: 10_000 },
  async run({ seed, volumes: { words = 500, packets = 10_000 } }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(34_219)
    try {
      const { company, throwers } = await setUp(server)
      const pids = pidsOf(server)
      // What is kept for good once – code, pools, buffers – is not a leak: the first tenth comes before the first look.
      await throwWords(throwers, Math.ceil(words / 10), random)
      await throwPackets(throwers, Math.ceil(packets / 10), random)
      const before = memoriesOf(server)
      const anomalies: Anomaly[] = []
      const rounds = Math.max(1, Math.ceil(words / roundWords))
      let [closed, within] = [0, 0]
      for (let round = 1; round <= rounds; round += 1) {
        closed += await throwWords(throwers, Math.ceil(words / rounds), random)
        within += await throwPackets(throwers, Math.ceil(packets / rounds), random)
        anomalies.push(...(await untilAllHear(company, `after round ${round}`)).anomalies)
        anomalies.push(...deaths(pids, pidsOf(server)))
        if (anomalies.length > 50) break
      }
      tell(`${rounds} rounds; sockets of those who throw were closed ${closed} times`)
      for (const thrower of throwers) thrower.die()
      await pause(5_000)
      const after = memoriesOf(server)
      const growth = { media: after.media - before.media, server: after.server - before.server }
      for (const [whose, bytes] of Object.entries(growth)) {
        const most = whose === 'media' ? mostGrowth.media : mostGrowth.server
        if (bytes > most) anomalies.push({ kind: 'leak', sentence: `the ${whose} grew by ${bytes} bytes` })
      }
      for (const { name, strange, caller } of company.there) {
        if (strange.length > 0)
          anomalies.push({ kind: 'not its language', sentence: `${name}: ${strange[0]}` })
        if (caller.ears.wrong > 0) anomalies.push({ kind: 'under another name', sentence: name })
      }
      for (const { kind, sentence } of anomalies.slice(0, 20)) tell(`ANOMALY ${kind}: ${sentence}`)
      for (const device of company.there) device.die()
      return {
        anomalies: anomalies.length,
        ...(anomalies.length > 0 ? { evidence: { anomalies } } : {}),
        figures: {
          words,
          packets,
          packetsWithin: within,
          socketsClosed: closed,
          longestUnheardMs: Math.round(longestUnheard(company)),
          mediaBeforeMb: mb(before.media),
          mediaAfterMb: mb(after.media),
          serverBeforeMb: mb(before.server),
          serverAfterMb: mb(after.server),
        },
      }
    } finally {
      await server.stop()
    }
  },
}

/** Three who talk, and two who throw: a colleague and a guest. */
async function setUp(server: ServerProcess): Promise<{ company: Company; throwers: RoomDevice[] }> {
  const sessions = await signInEveryone(server.url)
  const { call, company, anomalies } = await begin({
    url: server.url,
    staff: sessions.slice(0, 4),
    guest: true,
    title: 'Garbage',
  })
  if (anomalies.length > 0)
    throw new Error(`nobody throws into a call that does not work: ${anomalies[0]?.sentence}`)
  const talking = call.devices.slice(0, 3)
  const throwers = call.devices.slice(3)
  for (const thrower of throwers) thrower.choose({ microphone: false, camera: false })
  return { company: { ...company, there: talking, speaking: talking }, throwers }
}

/** Each throws its share; how often a socket was closed over it. */
async function throwWords(throwers: readonly RoomDevice[], count: number, random: Random): Promise<number> {
  const before = throwers.reduce((sum, { passesAt }) => sum + passesAt.length, 0)
  for (let index = 0; index < count; index += 1) {
    const thrower = throwers[index % throwers.length]
    if (thrower === undefined) break
    await thrower.sayRaw(garbageWord(random, thrower.answered))
    // Slower than what is too many, or nothing but that would be tried.
    await pause(15)
  }
  return throwers.reduce((sum, { passesAt }) => sum + passesAt.length, 0) - before
}

/** Half from strangers to the open port, half by the encrypted lines of those who were let in. */
async function throwPackets(throwers: readonly RoomDevice[], count: number, random: Random): Promise<number> {
  const socket = createSocket('udp4')
  const address = throwers.map(({ mediaAddress }) => mediaAddress).find((one) => one !== null)
  let within = 0
  try {
    for (let index = 0; index < count; index += 1) {
      const thrower = throwers[(index >> 1) % throwers.length]
      if (index % 2 === 0 && address) socket.send(strangersPacket(random), address.port, address.host)
      else if (thrower?.caller.state === 'up') {
        const ssrcs = thrower.caller.mouth.uplinks.map(({ ssrc }) => ssrc)
        if (thrower.caller.throwPacket(participantsPacket(random, ssrcs, [96, 111, 127]))) within += 1
      }
      if (index % 50 === 0) await pause(5)
    }
  } finally {
    await new Promise<void>((resolve) => socket.close(() => resolve()))
  }
  return within
}

interface Pair {
  readonly media: number
  readonly server: number
}

function pidsOf(server: ServerProcess): Pair {
  return { media: mediaProcessOf(server.pid()), server: server.pid() }
}

function memoriesOf(server: ServerProcess): Pair {
  const { media, server: pid } = pidsOf(server)
  return { media: memoryOf(media), server: memoryOf(pid) }
}

function deaths(before: Pair, now: Pair): Anomaly[] {
  const dead = (['media', 'server'] as const).filter(
    (one) => before[one] !== now[one] || memoryOf(now[one]) === 0,
  )
  return dead.map((one) => ({ kind: 'crash', sentence: `the ${one} process is not the one that it was` }))
}

function longestUnheard({ there }: Company): number {
  const gaps = there.flatMap(({ caller }) =>
    [...caller.ears.heard].filter(([key]) => key.endsWith(' microphone')),
  )
  return Math.max(0, ...gaps.map(([, { longestGapMs }]) => longestGapMs))
}

function mb(bytes: number): number {
  return Math.round(bytes / 2 ** 20)
}
