import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../../tools/measure/environment.ts'
import { tell } from '../../tools/measure/result.ts'
import type { ServerProcess } from '../../tools/measure/server-process.ts'
import { type LoadSocket, openLoadSocket, openLoadSockets } from '../load/load-socket.ts'
import { sentence } from '../load/send-in-flight.ts'
import type { StaffSession } from '../load/staff-session.ts'

/**
 * Kills the server under many sockets and starts it again; each comes back as a client does (RT12), from the moment on
 * that the server was killed. Counted from when the server is ready to when each is welcomed; then one message must
 * reach them all.
 */
export async function measureReconnect(
  figures: Record<string, number>,
  server: ServerProcess,
  sessions: readonly StaffSession[],
  conversationId: string,
  count: number,
): Promise<void> {
  await openLoadSockets(server.url, sessions, count)
  await server.kill()
  const back: { socket: LoadSocket; atMs: number }[] = []
  const all = Array.from({ length: count }, async (_, index) => {
    const session = sessions[index % sessions.length]
    if (session === undefined) return
    const socket = await comeBack(server.url, session)
    back.push({ socket, atMs: performance.now() })
  })
  figures.restartMs = Math.round(await server.start())
  const ready = performance.now()
  await Promise.race([Promise.all(all), pause(60_000)])
  const waits = back.map(({ atMs }) => Math.max(0, atMs - ready))
  figures.reconnect5000P50Ms = percentile(waits, 50)
  figures.reconnect5000P95Ms = percentile(waits, 95)
  figures.reconnect5000LastMs = Math.round(Math.max(...waits))
  figures.reconnectMissing = count - (await reached(back, conversationId))
  tell(`${back.length} of ${count} back after a restart, p95 ${figures.reconnect5000P95Ms} ms`)
  for (const { socket } of back) socket.close()
}

async function comeBack(url: string, session: StaffSession): Promise<LoadSocket> {
  for (let failed = 0; ; failed += 1) {
    await pause(Math.random() * Math.min(5_000, 250 * 2 ** failed))
    try {
      return await openLoadSocket(url, session)
    } catch {
      // The server is not there yet, or has no room yet: again, a little later.
    }
  }
}

/** How many sockets one message reaches within ten seconds. */
async function reached(back: readonly { socket: LoadSocket }[], conversationId: string): Promise<number> {
  const heard = new Set<LoadSocket>()
  for (const { socket } of back) socket.onMessage = () => heard.add(socket)
  await back[0]?.socket.send(conversationId, sentence(0))
  for (
    const deadline = performance.now() + 10_000;
    performance.now() < deadline && heard.size < back.length;
  ) {
    await pause(50)
  }
  return heard.size
}
