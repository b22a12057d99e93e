import { api, protocolVersion } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { WebSocket } from 'ws'
import type { StaffSession } from './staff-session.ts'

/** A socket that speaks the protocol and does as little as it can with what it hears. */
export interface LoadSocket {
  personId: string
  /** Sends a message and resolves with the time until its acknowledgement, in ms. */
  send(conversationId: string, body: string): Promise<number>
  /** Says that messages up to a number reached this device; resolves with the time until that is acknowledged, in ms. */
  markDelivered(conversationId: string, upTo: number): Promise<number>
  /** Told of every line that is an event, unparsed, with when it came. */
  onMessage: ((line: string, atMs: number) => void) | null
  close(): void
}

interface Waiting {
  sentAtMs: number
  resolve: (ms: number) => void
  reject: (error: Error) => void
}

/** Opens a socket for a session; resolves after `welcome`. */
export async function openLoadSocket(url: string, session: StaffSession): Promise<LoadSocket> {
  const { ticket } = await session.call(api.identity.issueTicket, {})
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/realtime`, {
    origin: url,
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  const waiting = new Map<string, Waiting>()
  const command = (name: string, input: object) =>
    new Promise<number>((resolve, reject) => {
      const id = uuidv7()
      waiting.set(id, { sentAtMs: performance.now(), resolve, reject })
      socket.send(JSON.stringify({ t: 'command', id, name, input }))
    })
  const load: LoadSocket = {
    personId: session.personId,
    onMessage: null,
    send: (conversationId, body) => command('messaging.sendMessage', { conversationId, body }),
    markDelivered: (conversationId, upTo) => command('messaging.markDelivered', { conversationId, upTo }),
    close: () => socket.terminate(),
  }
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => {
      const closed = new Error(`closed with ${code}`)
      reject(closed)
      for (const one of waiting.values()) one.reject(closed)
    })
    socket.on('open', () =>
      socket.send(JSON.stringify({ t: 'hello', protocol: protocolVersion, ticket, positions: {} })),
    )
    socket.on('message', (data) => {
      const atMs = performance.now()
      // Lines are told apart by how they begin; only answers are parsed.
      for (const line of data.toString().split('\n')) {
        if (line.startsWith('{"t":"event"')) load.onMessage?.(line, atMs)
        else if (line.startsWith('{"t":"answer"') || line.startsWith('{"t":"refused"'))
          settle(waiting, line, atMs)
        else if (line.startsWith('{"t":"welcome"')) resolve()
      }
    })
  })
  return load
}

function settle(waiting: Map<string, Waiting>, line: string, atMs: number): void {
  const answer: { id: string; t: string } = JSON.parse(line)
  const one = waiting.get(answer.id)
  waiting.delete(answer.id)
  if (one === undefined) return
  if (answer.t === 'answer') one.resolve(atMs - one.sentAtMs)
  else one.reject(new Error(`a send was refused: ${line}`))
}

/** Opens many sockets, a few at a time. */
export async function openLoadSockets(
  url: string,
  sessions: readonly StaffSession[],
  count: number,
): Promise<LoadSocket[]> {
  const sockets: LoadSocket[] = []
  const next = async () => {
    for (let index = sockets.length + opening; index < count; index = sockets.length + opening) {
      opening += 1
      const session = sessions[index % sessions.length]
      if (session === undefined) throw new Error('nobody is signed in')
      const socket = await openLoadSocket(url, session).finally(() => {
        opening -= 1
      })
      sockets.push(socket)
    }
  }
  let opening = 0
  await Promise.all(Array.from({ length: 16 }, next))
  return sockets
}
