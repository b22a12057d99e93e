import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import { type Harm, harm, harms } from '../calls/harms.ts'
import { begin, finish, type Played } from '../calls/play-call.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import type { Campaign } from './campaign.ts'

/** Calls that go on at once, and suffer the same. */
const atOnce = 3

/** REL-18: calls on the real server, while lines, rooms, the media process and the server are broken. */
export const rel18: Campaign = {
  id: 'REL-18',
  about: 'calls through loss, cuts, kill -9 of the media process and of the server',
  volumes: { calls: 60 },
  async run({ seed, volumes: { calls = 60 } }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(34_218)
    try {
      const sessions = await signInEveryone(server.url)
      const played: (Played & { harm: Harm })[] = []
      for (let batch = 0; played.length < calls; batch += 1) {
        const kind = nextHarm(batch, random)
        const count = Math.min(atOnce, calls - played.length)
        played.push(...(await playBatch({ kind, count, batch, server, sessions, random })))
        const anomalies = played.reduce((sum, one) => sum + one.anomalies.length, 0)
        tell(`${played.length} calls, the last ones: ${kind}; ${anomalies} anomalies`)
      }
      return conclude(played)
    } finally {
      await server.stop()
    }
  },
}

/** Each in its turn first, so that a short run has them all; then by chance. */
function nextHarm(batch: number, random: Random): Harm {
  return harms[batch] ?? random.among(harms)
}

async function playBatch(given: {
  kind: Harm
  count: number
  batch: number
  server: ServerProcess
  sessions: readonly StaffSession[]
  random: Random
}): Promise<(Played & { harm: Harm })[]> {
  const { kind, count, batch, server, sessions, random } = given
  const each = Math.floor(sessions.length / count)
  const begun = await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const guest = random.below(2) === 0
      const people = Math.min(3 + random.below(4), each) - (guest ? 1 : 0)
      const staff = sessions.slice(index * each, index * each + people)
      const title = `Call ${batch + 1}.${index + 1}`
      return begin({ url: server.url, staff, guest, title })
    }),
  )
  const devices = begun.flatMap(({ call }) => call.devices)
  // What is done to one server is done once; a line is somebody's in each call.
  const isEverybodys = kind === 'media process killed' || kind === 'server killed'
  const downs = isEverybodys
    ? await harm(kind, devices, server, random)
    : (await Promise.all(begun.map(({ call }) => harm(kind, call.devices, server, random)))).flat()
  const played = await Promise.all(begun.map((one) => finish(one, kind, downs, random)))
  return played.map((one) => ({ ...one, harm: kind }))
}

function conclude(played: readonly (Played & { harm: Harm })[]) {
  const anomalies = played.flatMap((one) => one.anomalies.map((anomaly) => ({ ...anomaly, harm: one.harm })))
  for (const [kind, those] of Map.groupBy(anomalies, ({ kind: name }) => name))
    tell(`${those.length} ${kind}`)
  for (const { kind, sentence } of anomalies.slice(0, 30)) tell(`ANOMALY ${kind}: ${sentence}`)
  const figures: Record<string, number> = {
    calls: played.length,
    participants: played.reduce((sum, { people }) => sum + people, 0),
    allHeardP50Ms: percentile(
      played.map(({ firstMs }) => firstMs),
      50,
    ),
    allHeardP95Ms: percentile(
      played.map(({ firstMs }) => firstMs),
      95,
    ),
  }
  for (const [kind, those] of Map.groupBy(played, (one) => one.harm)) {
    const name = kind.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
    figures[`${name}Calls`] = those.length
    figures[`${name}BackP50Ms`] = percentile(
      those.map(({ backMs }) => backMs),
      50,
    )
    figures[`${name}BackMaxMs`] = percentile(
      those.map(({ backMs }) => backMs),
      100,
    )
  }
  // No failure in n trials bounds the rate at 3/n (95 %).
  figures.anomalyRateBelow = 3 / Math.max(1, played.length)
  return {
    anomalies: anomalies.length,
    ...(anomalies.length > 0 ? { evidence: { anomalies } } : {}),
    figures,
  }
}
