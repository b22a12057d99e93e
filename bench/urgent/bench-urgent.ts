import { setTimeout as pause } from 'node:timers/promises'
import { api } from '@baton/contract'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import { startServerProcess } from '../../tools/measure/server-process.ts'
import { type LoadSocket, openLoadSocket, openLoadSockets } from '../load/load-socket.ts'
import { type StaffSession, signInEveryone } from '../load/staff-session.ts'

/** From the sender's press to the first device of whoever is called, and a broadcast to a thousand sessions. */
export const urgent = {
  name: 'urgent',
  about: 'page to the first device event, broadcast to 1,000 sessions',
  async run({ scale }: { scale: number }): Promise<Record<string, number>> {
    const server = await startServerProcess(34_303)
    try {
      const sessions = await signInEveryone(server.url)
      const figures: Record<string, number> = {}
      await measurePages(figures, server.url, sessions, scale)
      await measureBroadcast(figures, server.url, sessions, scale)
      return figures
    } finally {
      await server.stop()
    }
  },
}

async function measurePages(
  figures: Record<string, number>,
  url: string,
  sessions: readonly StaffSession[],
  scale: number,
): Promise<void> {
  const { sender, holder, roleId } = await findRole(sessions)
  const device = await openLoadSocket(url, holder)
  const samples: number[] = []
  for (let index = 0; index < 300 * scale; index += 1) {
    const started = performance.now()
    // The one that was cancelled before may still be arriving.
    const arrived = first(device, '"escalation.changed"', '"state":"running"')
    const to = { kind: 'role' as const, id: roleId }
    const reason = `NEWS2 ${(index % 4) + 5} and rising`
    const { escalation } = await sender.call(api.messaging.sendUrgent, { to, urgency: 'urgent', reason })
    samples.push((await arrived) - started)
    await sender.call(api.escalation.cancel, { escalationId: escalation.id })
  }
  device.close()
  // The first few find the server and its database cold.
  const warm = samples.slice(Math.min(20, Math.floor(samples.length / 4)))
  figures.pages = warm.length
  figures.pageToDeviceP50Ms = percentile(warm, 50)
  figures.pageToDeviceP99Ms = percentile(warm, 99)
  tell(`page to device: ${figures.pageToDeviceP50Ms} ms, p99 ${figures.pageToDeviceP99Ms} ms`)
}

/** A role of the demonstration that somebody holds, and somebody else to turn to it. */
async function findRole(
  sessions: readonly StaffSession[],
): Promise<{ sender: StaffSession; holder: StaffSession; roleId: string }> {
  const [asker] = sessions
  if (asker === undefined) throw new Error('nobody is signed in')
  const { roles } = await asker.call(api.duty.listRoles, {})
  for (const { id, holders, coordinates } of roles) {
    const holder = sessions.find(({ personId }) => holders.some((one) => one.personId === personId))
    const sender = sessions.find((session) => session !== holder)
    if (!coordinates && holder !== undefined && sender !== undefined) return { sender, holder, roleId: id }
  }
  throw new Error('nobody of the demonstration holds a role')
}

/** When the first event that bears these marks comes to a socket. */
function first(socket: LoadSocket, ...marks: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    socket.onMessage = (line, atMs) => {
      if (!marks.every((mark) => line.includes(mark))) return
      socket.onMessage = null
      resolve(atMs)
    }
  })
}

/** Everyone is on duty; from the sender's press to the last of a thousand sessions. The median of five. */
async function measureBroadcast(
  figures: Record<string, number>,
  url: string,
  sessions: readonly StaffSession[],
  scale: number,
): Promise<void> {
  const sender = await findAdministrator(sessions)
  const others: StaffSession[] = []
  for (const session of sessions) {
    if (session !== sender && (await isOnDuty(session))) others.push(session)
  }
  const sockets = await openLoadSockets(url, others, Math.round(1_000 * scale))
  await pause(1_000)
  const samples: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now()
    const all = Promise.all(sockets.map((socket) => first(socket, '"broadcast.received"')))
    await sender.call(api.messaging.sendBroadcast, {
      audience: [{ kind: 'on-duty' }],
      urgency: 'urgent',
      body: 'Major incident declared: who can come?',
      options: ['I can come', 'I cannot'],
    })
    samples.push(Math.max(...(await all)) - started)
    await pause(500)
  }
  figures.sessions = sockets.length
  figures.broadcast1000LastMs = percentile(samples, 50)
  tell(`broadcast to ${sockets.length} sessions: ${figures.broadcast1000LastMs} ms to the last`)
  for (const socket of sockets) socket.close()
}

/** Signs on, if the rota does not say that they are away. */
function isOnDuty(session: StaffSession): Promise<boolean> {
  const here = { from: 'site' as const, roleIds: [], placeId: null, telephone: null, until: null }
  return session.call(api.duty.signOn, here).then(
    () => true,
    () => false,
  )
}

async function findAdministrator(sessions: readonly StaffSession[]): Promise<StaffSession> {
  for (const session of sessions) {
    const { person } = await session.call(api.identity.whoAmI, {})
    if (person.administrator) return session
  }
  throw new Error('the demonstration has no administrator')
}
