import { setTimeout as pause } from 'node:timers/promises'
import { api, type FeedMessage } from '@baton/contract'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import { checkFeed, type OnWard } from '../checker/check-feed.ts'
import { type Random, randomFrom } from '../faults/random.ts'
import { breakMessage } from '../feed/broken.ts'
import { FeedSender } from '../feed/send-feed.ts'
import { type Told, World } from '../feed/world.ts'
import type { Campaign } from './campaign.ts'

const port = 34_213
const feedPort = 34_214
const lines = 2
/** Of a hundred messages so many are broken, come late, or come again. */
const [brokenOf100, lateOf100, againOf100] = [6, 15, 5]

/** INT-3: a hospital's own feed over MLLP, harmed on its way and by kill -9; the wards' lists are the world's in the end. */
export const int3: Campaign = {
  id: 'INT-3',
  about: 'an ADT feed over MLLP: late, doubled and broken messages, and kill -9 in the middle',
  volumes: { messages: 10_000, kills: 3 },
  async run({ seed, volumes: { messages: count = 10_000, kills = 3 } }) {
    const random = randomFrom(seed)
    const server = await startServerProcess(port, { HL7_LISTEN: `127.0.0.1:${feedPort}` })
    try {
      const sessions = await signInEveryone(server.url)
      const { administrator, everywhere, wards } = await findHands(sessions)
      const codes = new Map([...wards].map(([wardId], index) => [`W${index + 1}`, wardId]))
      // The last ward is named only in the end: what is told of it waits until then.
      const unnamed = `W${codes.size}`
      for (const [code, placeId] of codes)
        if (code !== unnamed) await administrator.call(api.patients.namePlace, { code, placeId })
      // HL7 tells whole seconds.
      const from = new Date(Math.floor(Date.now() / 1_000) * 1_000 - count * 2_000 - 3_600_000)
      const world = new World(random, [...codes.keys()], from)
      const feed = makeFeed(random, world, count)
      const sent = await sendAll(server, feed, kills, random)
      const before = await administrator.call(api.patients.openFeed, {})
      await administrator.call(api.patients.namePlace, { code: unnamed, placeId: codes.get(unnamed) ?? '' })
      await administrator.call(api.patients.retryMessages, {})
      const shown = await readWards(everywhere, codes)
      const queue = await readQueue(administrator)
      const after = await administrator.call(api.patients.openFeed, {})
      const truth = truthOf(world)
      const anomalies = checkFeed({
        truth,
        shown,
        answered: sent.answered,
        waiting: queue,
        counts: after,
      })
      for (const { kind, sentence } of anomalies.slice(0, 20)) tell(`ANOMALY ${kind}: ${sentence}`)
      return {
        anomalies: anomalies.length,
        figures: {
          messages: feed.length,
          people: world.people.length,
          onWards: truth.length,
          used: after.used,
          knownAlready: after.known,
          waitedForAWard: before.waiting - after.waiting,
          inTheQueue: after.waiting,
          kills,
          sentAgainAfterALoss: sent.again,
          messagesPerSecond: sent.perSecond,
          acknowledgedP50Ms: percentile(sent.ms, 50),
          acknowledgedP99Ms: percentile(sent.ms, 99),
        },
      }
    } finally {
      await server.stop()
    }
  },
}

/** Who may see the feed, and who sees every ward of the hospital. */
async function findHands(sessions: readonly StaffSession[]) {
  let administrator: StaffSession | undefined
  let everywhere: StaffSession | undefined
  let most: string[] = []
  for (const session of sessions) {
    administrator ??= await session.call(api.patients.openFeed, {}).then(
      () => session,
      () => undefined,
    )
    const { wards } = await session.call(api.patients.listWards, {})
    if (wards.length <= most.length) continue
    most = wards.map(({ wardId }) => wardId)
    everywhere = session
  }
  if (administrator === undefined || everywhere === undefined)
    throw new Error('nobody sees the feed or the wards')
  return { administrator, everywhere, wards: most.map((wardId) => [wardId] as const) }
}

/** What happens, in the order in which it is sent: some of it broken, late, or twice. */
function makeFeed(random: Random, world: World, count: number): Told[] {
  const placed: { told: Told; at: number }[] = []
  for (let index = 0; index < count; index += 1) {
    const isBroken = world.people.length > 20 && random.below(100) < brokenOf100
    const told = isBroken ? breakMessage(random, world) : world.happen()
    const at = index + (random.below(100) < lateOf100 ? 1 + random.below(6) + 0.5 : 0)
    placed.push({ told, at })
    if (random.below(100) < againOf100) placed.push({ told, at: at + 1 + random.below(20) })
  }
  return placed.sort((a, b) => a.at - b.at).map(({ told }) => told)
}

/** Sends everything on several lines while the server is killed now and then. */
async function sendAll(server: ServerProcess, feed: readonly Told[], kills: number, random: Random) {
  const senders = Array.from({ length: lines }, () => new FeedSender(feedPort))
  const killsAt = Array.from({ length: kills }, (_, index) =>
    Math.floor((feed.length * (index + 1)) / (kills + 1)),
  )
  let next = 0
  let downMs = 0
  let killing: Promise<void> = Promise.resolve()
  const began = performance.now()
  await Promise.all(
    senders.map(async (sender) => {
      for (let told = feed[next++]; told !== undefined; told = feed[next++]) {
        if (killsAt.includes(next)) killing = killing.then(killOnce)
        if (next % 1_000 === 0) tell(`${next} messages`)
        await sender.send(told)
      }
    }),
  )
  await killing
  const seconds = (performance.now() - began - downMs) / 1_000
  for (const sender of senders) sender.close()
  const all = senders.flatMap(({ answered }) => answered)
  const once = new Map(all.map((one) => [one.told, one]))
  return {
    answered: [...once.values()].map(({ told, code }) => ({
      controlId: told.controlId,
      problem: told.problem ?? '',
      code,
    })),
    again: all.reduce((sum, { sendings }) => sum + sendings - 1, 0),
    perSecond: Math.round(all.length / seconds),
    ms: all.filter(({ sendings }) => sendings === 1).map(({ ms }) => ms),
  }

  async function killOnce(): Promise<void> {
    await pause(random.below(30))
    const from = performance.now()
    await server.kill()
    await server.start()
    downMs += performance.now() - from
  }
}

async function readWards(session: StaffSession, codes: ReadonlyMap<string, string>): Promise<OnWard[]> {
  const shown: OnWard[] = []
  for (const [ward, wardId] of codes) {
    const { patients } = await session.call(api.patients.listWard, { wardId })
    for (const patient of patients) {
      // The demonstration's own patients are nobody's of this world.
      if (!patient.hospitalNumber?.match(/^X?F\d/)) continue
      const { nhsNumber, family, given, bed, state, admittedAt } = patient
      const allergies = patient.alerts.map(({ words }) => words).sort()
      shown.push({
        ward,
        number: patient.hospitalNumber,
        nhsNumber,
        family,
        given,
        bed,
        state,
        admittedAt,
        allergies,
      })
    }
  }
  return shown
}

function truthOf(world: World): OnWard[] {
  return world.people
    .filter(({ isGone, place }) => !isGone && place !== null)
    .map(({ place, number, nhsNumber, family, given, state, admittedAt, allergies }) => ({
      ward: place?.code ?? '',
      number,
      nhsNumber,
      family,
      given,
      bed: place?.bed ?? null,
      state,
      admittedAt: admittedAt?.toISOString() ?? null,
      allergies: allergies.toSorted(),
    }))
}

/** The whole queue, page by page; pages overlap by a moment, so that none is passed over. */
async function readQueue(administrator: StaffSession): Promise<{ controlId: string; problem: string }[]> {
  const found = new Map<string, FeedMessage>()
  let before: string | undefined
  for (;;) {
    const { messages } = await administrator.call(
      api.patients.openFeed,
      before === undefined ? {} : { before },
    )
    const fresh = messages.filter(({ id }) => !found.has(id))
    if (fresh.length === 0)
      return [...found.values()].map(({ controlId, problem }) => ({ controlId, problem }))
    for (const message of fresh) found.set(message.id, message)
    const last = messages.at(-1)
    before = last && new Date(new Date(last.receivedAt).getTime() + 1).toISOString()
  }
}
