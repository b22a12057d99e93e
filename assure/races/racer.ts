import {
  api,
  type InputOf,
  type Operation,
  type OutputOf,
  protocolVersion,
  type Refusal,
} from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { WebSocket } from 'ws'

export type Said<O extends Operation> = { ok: true; value: OutputOf<O> } | { ok: false; refusal: Refusal }

/** Somebody signed in who speaks the public protocol over both roads, and nothing of Baton's own client. */
export interface Racer {
  readonly personId: string
  ask<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>
  /** A command under this id by one of the two roads. */
  attempt<O extends Operation>(
    road: 'http' | 'socket',
    operation: O,
    input: InputOf<O>,
    id: string,
  ): Promise<Said<O>>
  /** Told of every event on this person's socket, as it was sent. */
  onEvent: ((line: string) => void) | null
  close(): void
}

/** Signs in as somebody of the demonstration and opens a socket. */
export async function signInRacer(url: string, personId: string): Promise<Racer> {
  const headers = (cookie: string) => ({
    cookie,
    origin: url,
    'content-type': 'application/json',
    'user-agent': 'campaign',
  })
  const post = (operation: Operation, input: unknown, cookie: string, id: string) =>
    fetch(`${url}${operation.path}`, {
      method: 'POST',
      headers: { ...headers(cookie), 'idempotency-key': id },
      body: JSON.stringify(input),
    })
  const signedIn = await post(api.identity.signInAsDemonstrationPerson, { personId }, '', uuidv7())
  if (!signedIn.ok) throw new Error(`could not sign in: ${await signedIn.text()}`)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ')
  const ask: Racer['ask'] = async (operation, input) => {
    const response =
      operation.kind === 'command'
        ? await post(operation, input, cookie, uuidv7())
        : await fetch(`${url}${operation.path}?${queryOf(input)}`, { headers: headers(cookie) })
    if (!response.ok) throw new Error(`${operation.name} was refused: ${await response.text()}`)
    return (await response.json()) as OutputOf<typeof operation>
  }
  const { ticket } = await ask(api.identity.issueTicket, {})
  const socket = await openSocket(url, ticket)
  const racer: Racer = {
    personId,
    ask,
    onEvent: null,
    close: () => socket.close(),
    async attempt(road, operation, input, id) {
      if (road === 'socket') return socket.command(operation, input, id)
      const response = await post(operation, input, cookie, id)
      const body = (await response.json()) as OutputOf<typeof operation> | Refusal
      return response.ok
        ? { ok: true, value: body as OutputOf<typeof operation> }
        : { ok: false, refusal: body as Refusal }
    },
  }
  socket.onEvent = (line) => racer.onEvent?.(line)
  return racer
}

interface Socket {
  onEvent: (line: string) => void
  command<O extends Operation>(operation: O, input: InputOf<O>, id: string): Promise<Said<O>>
  close(): void
}

function openSocket(url: string, ticket: string): Promise<Socket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/realtime`, { origin: url })
  const waiting = new Map<string, (frame: { t: string; value?: unknown; refusal?: unknown }) => void>()
  const opened: Socket = {
    onEvent: () => {},
    close: () => socket.terminate(),
    command: (operation, input, id) =>
      new Promise((resolve) => {
        waiting.set(id, (frame) =>
          resolve(
            frame.t === 'answer'
              ? { ok: true, value: frame.value as OutputOf<typeof operation> }
              : { ok: false, refusal: frame.refusal as Refusal },
          ),
        )
        socket.send(JSON.stringify({ t: 'command', id, name: operation.name, input }))
      }),
  }
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('open', () =>
      socket.send(JSON.stringify({ t: 'hello', protocol: protocolVersion, ticket, positions: {} })),
    )
    socket.on('message', (data) => {
      for (const line of data.toString().split('\n')) {
        if (line.startsWith('{"t":"event"')) opened.onEvent(line)
        else if (line.startsWith('{"t":"answer"') || line.startsWith('{"t":"refused"')) {
          const frame = JSON.parse(line)
          waiting.get(frame.id)?.(frame)
          waiting.delete(frame.id)
        } else if (line.startsWith('{"t":"welcome"')) resolve(opened)
      }
    })
  })
}

function queryOf(input: unknown): URLSearchParams {
  return new URLSearchParams(
    Object.entries(input as Record<string, unknown>).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  )
}
