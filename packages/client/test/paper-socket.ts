import {
  type ClientFrame,
  clientFrame,
  type Delivered,
  type Organisation,
  type Refusal,
} from '@baton/contract'
import type { PaperWard } from '@baton/testkit/paper-ward'
import type { Socket } from '../src/ports.ts'

export type Outcome = { ok: true; value: unknown } | { ok: false; refusal: Refusal }

/** What happens to a frame on its way to a client. */
export type Fate = 'pass' | 'drop' | 'twice'

/** Who stands behind a cookie; nobody when signed out. */
export interface Caller {
  personId: string | undefined
  readonly isVisitor?: boolean
}

/** The server's end of a line. */
interface ServerEnd {
  readonly ward: PaperWard
  readonly organisation: Organisation
  readonly down: boolean
  readonly noSockets: boolean
  readonly resets: readonly string[]
  readonly sockets: Set<PaperSocket>
  readonly hellos: Extract<ClientFrame, { t: 'hello' }>[]
  readonly fate: (event: Delivered) => Fate
  command(personId: string, name: string, id: string, input: unknown, road: 'socket'): Outcome
  redeem(ticket: string): { caller: Caller; server: ServerEnd } | undefined
}

/** A client's line to the paper server, on which each event meets the fate that a test gives it. */
export class PaperSocket implements Socket {
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  onerror: Socket['onerror'] = null
  #server: ServerEnd
  /** Whose line this is, is somebody of a connected organisation. */
  isVisitor = false
  #personId: string | undefined
  #closed = false
  /** Half open: it takes what is sent and answers nothing, nor is its end heard of. */
  dead = false
  /** How far this client has been told. */
  readonly #told = new Map<string, number>()

  constructor(server: ServerEnd) {
    this.#server = server
    queueMicrotask(() => {
      if (this.#closed) return
      if (server.down || server.noSockets) {
        this.fall(1006)
        return
      }
      server.sockets.add(this)
      this.onopen?.({} as never)
    })
  }

  send(text: string): void {
    if (this.dead || this.#closed) return
    for (const line of text.split('\n')) {
      const frame = clientFrame.parse(JSON.parse(line))
      queueMicrotask(() => this.#hear(frame))
    }
  }

  close(): void {
    this.#closed = true
    this.#server.sockets.delete(this)
  }

  fall(code: number): void {
    if (this.#closed) return
    this.close()
    if (!this.dead) queueMicrotask(() => this.onclose?.({ code }))
  }

  write(...frames: object[]): void {
    const text = frames.map((frame) => JSON.stringify(frame)).join('\n')
    queueMicrotask(() => {
      if (!this.#closed && !this.dead) this.onmessage?.({ data: text })
    })
  }

  /** Tells of an event if it is this client's to know. */
  tell(event: Delivered): void {
    const personId = this.#personId
    const told = this.#told.get(event.stream)
    if (personId === undefined || told === undefined || event.seq <= told) return
    const sent = this.#server.ward.asSentTo(personId, event)
    this.#told.set(event.stream, event.seq)
    if (sent.type === 'conversation.opened') {
      const { conversation, position } = sent.data.entry
      this.#told.set(`conversation:${conversation.id}`, position)
    }
    const fate = this.#server.fate(event)
    if (fate === 'drop') return
    const frame = { t: 'event', ...sent }
    this.write(frame)
    if (fate === 'twice') this.write(frame)
    if (event.type === 'member.left' && event.data.personId === personId) this.#told.delete(event.stream)
  }

  #hear(frame: ClientFrame): void {
    if (this.#closed) return
    if (frame.t === 'hello') this.#welcome(frame)
    if (frame.t === 'ping') this.write({ t: 'pong' })
    if (frame.t === 'command') {
      const outcome = this.#server.command(this.#personId ?? '', frame.name, frame.id, frame.input, 'socket')
      this.write(
        outcome.ok
          ? { t: 'answer', id: frame.id, ok: true, value: outcome.value }
          : { t: 'refused', id: frame.id, refusal: outcome.refusal },
      )
    }
  }

  #welcome(hello: Extract<ClientFrame, { t: 'hello' }>): void {
    const redeemed = this.#server.redeem(hello.ticket)
    const personId = redeemed?.caller.personId
    if (!redeemed || !personId) {
      this.fall(4401)
      return
    }
    this.#server.sockets.delete(this)
    this.#server = redeemed.server
    this.#server.sockets.add(this)
    const { ward, organisation } = this.#server
    const ofOrganisation = `organisation:${organisation.id}`
    this.#server.hellos.push(hello)
    this.#personId = personId
    this.isVisitor = redeemed.caller.isVisitor ?? false
    const heads: Record<string, number> = ward.heads(personId)
    if (!this.isVisitor) heads[ofOrganisation] = ward.head(ofOrganisation)
    const reset = Object.keys(hello.positions).filter(
      (stream) => !(stream in heads) || this.#server.resets.includes(stream),
    )
    const sessionId = '01980000-0000-7000-b000-000000000000'
    this.write({
      t: 'welcome',
      personId,
      sessionId,
      at: new Date(0).toISOString(),
      heads,
      reset,
    })
    for (const [stream, head] of Object.entries(heads)) {
      const named = reset.includes(stream)
        ? undefined
        : Object.entries(hello.positions).find(([name]) => name === stream)
      this.#told.set(stream, named?.[1] ?? head)
    }
    // The person's own stream first, so that nothing of a conversation comes before its opening.
    for (const stream of Object.keys(heads)) {
      for (const event of ward.streams.get(stream) ?? []) this.tell(event)
    }
  }
}
