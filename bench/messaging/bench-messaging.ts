import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { type LoadSocket, openLoadSocket, openLoadSockets } from '../load/load-socket.ts'
import { sendInFlight, sentence } from '../load/send-in-flight.ts'
import { type StaffSession, signInEveryone } from '../load/staff-session.ts'
import { bareGroupCommit } from './bare-group-commit.ts'
import { measureQuestions } from './measure-questions.ts'
import { measureReceipts } from './measure-receipts.ts'
import { measureReconnect } from './measure-reconnect.ts'
import { measureSteady } from './measure-steady.ts'
import { seedMessages } from './seed-messages.ts'
import { seedPeople } from './seed-people.ts'
import { whileStopped } from './while-stopped.ts'

/** Sending, delivering and holding sockets; the server in a process of its own, everything on. */
export const messaging = {
  name: 'messaging',
  about: 'durable sends, delivery, fan-out, sockets and memory, search and opening',
  async run({ scale }: { scale: number }): Promise<Record<string, number>> {
    const server = await startServerProcess(34_301)
    try {
      const figures: Record<string, number> = {}
      const steadySockets = Math.round(2_000 * scale)
      await whileStopped(server, ({ database }) => seedPeople(database, steadySockets))
      const everyone = await signInEveryone(server.url)
      // The people of the demonstration talk in the first parts: they are as many as a few wards.
      const sessions = everyone.slice(0, 80)
      const groups = await startGroups(sessions)
      const sockets = await Promise.all(
        sessions.slice(0, 64).map((session) => openLoadSocket(server.url, session)),
      )
      figures.messagesHeld = await measureSends(figures, sockets, groups.small, scale)
      await measureOneByOne(figures, sockets, groups, scale)
      for (const socket of sockets) socket.close()
      await measureFanOut(figures, server.url, server.pid(), sessions, groups.everyone, scale)
      await measureSteady(figures, server.url, everyone.slice(0, steadySockets), 10 * scale)
      await measureReceipts(figures, server.url, everyone.slice(0, Math.round(1_000 * scale)))
      await measureReconnect(figures, server, sessions, groups.everyone, Math.round(5_000 * scale))
      const million = Math.round(1_000_000 * scale)
      await whileStopped(server, (data) => seedMessages(data, groups.everyone, million))
      await measureQuestions(figures, sessions, groups.everyone, 400 * scale)
      await server.stop()
      figures.bareGroupCommitPerSecond = await bareGroupCommit(5_000 * scale)
      figures.groupCommitShare =
        Math.round((1000 * (figures.sends64PerSecond ?? 0)) / figures.bareGroupCommitPerSecond) / 1000
      return figures
    } finally {
      await server.stop()
    }
  },
}

interface Groups {
  everyone: string
  /** By person: the groups of eight that they are in. */
  small: ReadonlyMap<string, readonly string[]>
}

async function startGroups(sessions: readonly StaffSession[]): Promise<Groups> {
  const [first] = sessions
  if (first === undefined) throw new Error('nobody is signed in')
  const everyone = await first.call(api.messaging.startGroup, {
    title: 'Everyone',
    personIds: sessions.slice(1).map(({ personId }) => personId),
  })
  const small = new Map<string, string[]>()
  for (const [index, session] of sessions.entries()) {
    const members = Array.from(
      { length: 7 },
      (_, step) => sessions[(index + step + 1) % sessions.length]?.personId ?? '',
    )
    const group = await session.call(api.messaging.startGroup, {
      title: `Group ${index}`,
      personIds: members,
    })
    for (const personId of [session.personId, ...members]) {
      small.set(personId, [...(small.get(personId) ?? []), group.conversationId])
    }
  }
  return { everyone: everyone.conversationId, small }
}

async function measureSends(
  figures: Record<string, number>,
  sockets: readonly LoadSocket[],
  small: Groups['small'],
  scale: number,
): Promise<number> {
  const own = (socket: LoadSocket) => small.get(socket.personId) ?? []
  await sendInFlight(sockets, own, 64, 2_000 * scale)
  const one = await sendInFlight(sockets, own, 1, 5_000 * scale)
  figures.sends1PerSecond = one.perSecond
  figures.sendAck1P50Ms = percentile(one.samples, 50)
  figures.sendAck1P99Ms = percentile(one.samples, 99)
  const eight = await sendInFlight(sockets, own, 8, 5_000 * scale)
  figures.sends8PerSecond = eight.perSecond
  const many = await sendInFlight(sockets, own, 64, 10_000 * scale)
  figures.sends64PerSecond = many.perSecond
  figures.sendAck64P50Ms = percentile(many.samples, 50)
  figures.sendAck64P99Ms = percentile(many.samples, 99)
  tell(`sends a second: ${one.perSecond} at 1, ${eight.perSecond} at 8, ${many.perSecond} at 64 in flight`)
  return one.samples.length + eight.samples.length + many.samples.length
}

/** From the sender's `send` to the line on another socket, one message at a time. */
async function measureOneByOne(
  figures: Record<string, number>,
  [to, ...senders]: readonly LoadSocket[],
  groups: Groups,
  scale: number,
): Promise<void> {
  if (to === undefined) throw new Error('too few sockets')
  const samples: number[] = []
  for (let index = 0; index < 2_000 * scale; index += 1) {
    // In turn: one socket alone would soon send more than a client may (RT31).
    const from = senders[index % senders.length]
    if (from === undefined) throw new Error('too few sockets')
    const started = performance.now()
    const arrived = new Promise<number>((resolve) => {
      to.onMessage = (_line, atMs) => resolve(atMs - started)
    })
    await from.send(groups.everyone, sentence(index))
    samples.push(await arrived)
  }
  to.onMessage = null
  figures.deliver1P50Ms = percentile(samples, 50)
  figures.deliver1P99Ms = percentile(samples, 99)
}

async function measureFanOut(
  figures: Record<string, number>,
  url: string,
  pid: number,
  sessions: readonly StaffSession[],
  conversationId: string,
  scale: number,
): Promise<void> {
  await pause(1_000)
  const before = residentKiB(pid)
  const thousand = await openLoadSockets(url, sessions, Math.round(1_000 * scale))
  await pause(1_000)
  figures.fanout1000Ms = await fanOut(thousand, conversationId)
  const rest = await openLoadSockets(url, sessions, Math.round(9_000 * scale))
  await pause(3_000)
  const all = [...thousand, ...rest]
  figures.socketsHeld = all.length
  figures.kbPerSocket = Math.round((10 * (residentKiB(pid) - before)) / all.length) / 10
  figures.fanout10000Ms = await fanOut(all, conversationId)
  tell(
    `one message to 1,000 sockets: ${figures.fanout1000Ms} ms, to ${all.length}: ${figures.fanout10000Ms} ms`,
  )
  for (const socket of all) socket.close()
  await pause(2_000)
}

/** From the sending of one message to its last arrival, in ms; the median of seven. */
async function fanOut(sockets: readonly LoadSocket[], conversationId: string): Promise<number> {
  const [sender] = sockets
  if (sender === undefined) throw new Error('no sockets')
  const samples: number[] = []
  for (let round = 0; round < 7; round += 1) {
    let left = sockets.length
    const last = new Promise<number>((resolve) => {
      for (const socket of sockets) {
        socket.onMessage = (_line, atMs) => {
          left -= 1
          if (left === 0) resolve(atMs)
        }
      }
    })
    const started = performance.now()
    await sender.send(conversationId, sentence(round))
    samples.push((await last) - started)
    for (const socket of sockets) socket.onMessage = null
    await pause(200)
  }
  return percentile(samples, 50)
}

function residentKiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
}
