import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import pg from 'pg'
import { z } from 'zod'
import { joinRunning } from '../../apps/server/src/platform/postgres/join-running.ts'
import { type StaffSession, signInEveryone } from '../../bench/load/staff-session.ts'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { type ServerProcess, startServerProcess } from '../../tools/measure/server-process.ts'
import type { Campaign } from './campaign.ts'

/** An alarm must be outside by then. */
const withinMs = 45_000

/** REL-12: the engine is stopped in every way that we know, and the alarm outside is waited for. */
export const rel12: Campaign = {
  id: 'REL-12',
  about:
    'engine dead, stopped, shut out or late: an alarm outside within 45 s, once, and again when it is well',
  volumes: { rounds: 1 },
  async run({ volumes: { rounds = 1 } }) {
    const receiver = await openReceiver()
    const server = await startServerProcess(34_212, { WATCHDOG_WEBHOOK_URL: receiver.url })
    const anomalies: string[] = []
    const alarmMs: number[] = []
    const wellMs: number[] = []
    try {
      for (let round = 0; round < rounds; round += 1) {
        for (const way of ways) await die(way)
      }
      // A server that stops as it should takes its watchdog with it, and nobody is woken.
      const before = receiver.alarms.length
      await server.stop()
      await pause(withinMs)
      if (receiver.alarms.length > before) anomalies.push('an alarm after a clean stop')
    } finally {
      await server.stop()
      receiver.close()
    }
    for (const sentence of anomalies) tell(`ANOMALY ${sentence}`)
    return {
      anomalies: anomalies.length,
      figures: {
        deaths: alarmMs.length,
        alarmP50Ms: percentile(alarmMs, 50),
        alarmMaxMs: percentile(alarmMs, 100),
        wellMaxMs: percentile(wellMs, 100),
      },
    }

    async function die({ name, what, kill, heal }: Way): Promise<void> {
      const before = receiver.alarms.length
      const diedAt = performance.now()
      const undo = await kill(server)
      const alarm = await receiver.next(before, withinMs)
      if (alarm === undefined) anomalies.push(`${name}: no alarm within ${withinMs} ms`)
      else if (!what.includes(alarm.what)) anomalies.push(`${name}: the alarm said ${alarm.what}`)
      alarmMs.push((alarm?.atMs ?? performance.now()) - diedAt)
      await pause(3_000)
      if (receiver.alarms.length > before + 1) anomalies.push(`${name}: more than one alarm`)
      await heal(server, undo)
      const healedAt = performance.now()
      const well = await receiver.next(before + 1, 30_000)
      if (well?.what !== 'well') anomalies.push(`${name}: not said to be well again, but ${well?.what}`)
      wellMs.push((well?.atMs ?? performance.now()) - healedAt)
      tell(
        `${name}: alarm after ${Math.round(alarmMs.at(-1) ?? 0)} ms, well after ${Math.round(wellMs.at(-1) ?? 0)} ms`,
      )
    }
  },
}

interface Way {
  readonly name: string
  /** What the alarm may call it. */
  readonly what: readonly string[]
  kill(server: ServerProcess): Promise<() => Promise<void>>
  heal(server: ServerProcess, undo: () => Promise<void>): Promise<unknown>
}

const nothing = async () => {}
const undone = (_server: ServerProcess, undo: () => Promise<void>) => undo()

const ways: readonly Way[] = [
  {
    name: 'the server is killed, and its database with it',
    what: ['database unreachable', 'engine silent'],
    async kill(server) {
      await server.kill()
      return nothing
    },
    heal: (server) => server.start(),
  },
  {
    name: 'the server is stopped',
    what: ['engine silent'],
    async kill(server) {
      server.signal('SIGSTOP')
      return nothing
    },
    async heal(server) {
      server.signal('SIGCONT')
    },
  },
  {
    name: 'the engine is shut out from its table',
    what: ['engine silent', 'database unreachable'],
    async kill(server) {
      const client = await connect(server)
      await client.query('begin')
      await client.query('lock table escalation in access exclusive mode')
      return () => client.end()
    },
    heal: undone,
  },
  {
    name: 'the engine’s word is not taken',
    what: ['engine silent'],
    async kill(server) {
      const client = await connect(server)
      await client.query('begin')
      await client.query('lock table engine_beat in share mode')
      return () => client.end()
    },
    heal: undone,
  },
  {
    name: 'one rung is held fast',
    what: ['rung late'],
    async kill(server) {
      const id = await raise(server)
      const client = await connect(server)
      await client.query(`update escalation set due_at = now() + interval '1 second' where id = $1`, [id])
      await client.query('begin')
      await client.query('select 1 from escalation where id = $1 for update', [id])
      return () => client.end()
    },
    heal: undone,
  },
]

async function connect(server: ServerProcess): Promise<pg.Client> {
  const connection = joinRunning(server.dataDir)
  if (connection === undefined) throw new Error('no database runs')
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Something urgent that is really on its way, by the product's own door. */
async function raise(server: ServerProcess): Promise<string> {
  const sessions = await signInEveryone(server.url)
  const [first] = sessions
  if (first === undefined) throw new Error('nobody is signed in')
  const { roles } = await first.call(api.duty.listRoles, {})
  for (const { id, holders } of roles) {
    const sender = sessions.find(({ personId }) => !holders.some((holder) => holder.personId === personId))
    if (holders.length > 0 && sender !== undefined) return send(sender, id)
  }
  throw new Error('nobody of the demonstration holds a role')
}

async function send(sender: StaffSession, roleId: string): Promise<string> {
  const to = { kind: 'role' as const, id: roleId }
  const sent = await sender.call(api.messaging.sendUrgent, { to, urgency: 'urgent', reason: 'A rehearsal' })
  return sent.escalation.id
}

const heard = z.object({ what: z.string() })

interface Receiver {
  readonly url: string
  readonly alarms: { what: string; atMs: number }[]
  /** The alarm after the first `known`, or nothing in time. */
  next(known: number, limitMs: number): Promise<{ what: string; atMs: number } | undefined>
  close(): void
}

async function openReceiver(): Promise<Receiver> {
  const alarms: Receiver['alarms'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const { what } = heard.parse(JSON.parse(Buffer.concat(chunks).toString()))
      alarms.push({ what, atMs: performance.now() })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
  return {
    url: `http://127.0.0.1:${address.port}/alarm`,
    alarms,
    async next(known, limitMs) {
      const until = performance.now() + limitMs
      while (alarms.length <= known && performance.now() < until) await pause(20)
      return alarms[known]
    },
    close: () => server.close(),
  }
}
