import {
  api,
  type ClientFrame,
  type Delivered,
  type Me,
  type OperationName,
  type Organisation,
  operations,
  type Refusal,
  type RefusalCode,
  refusals,
  visitingHeader,
} from '@baton/contract'
import { mayVisitorTry } from '@baton/domain'
import { PaperWard } from '@baton/testkit/paper-ward'
import type { Fetch, SocketConstructor } from '../src/ports.ts'
import { PaperFiles } from './paper-files.ts'
import { type Caller, type Fate, type Outcome, PaperSocket } from './paper-socket.ts'

/**
 * A server on paper, for what a real one cannot be made to do at will: lose an answer, cut in mid-send, skip or repeat
 * an event. Everything that it can do honestly it does as docs/realtime.md says.
 */
export class PaperServer {
  readonly ward = new PaperWard()
  readonly files = new PaperFiles((file) => this.ward.tellOfFile(file))
  readonly organisation: Organisation
  /** `true`: neither road reaches it. */
  down = false
  /** Refuses every new socket, as some hospital proxies do. */
  noSockets = false
  /** Decides about each event on its way to a client. */
  fate: (event: Delivered) => Fate = () => 'pass'
  /** Called before a command is answered; may cut the line. The command has been done. */
  beforeAnswer: (name: string, id: string) => void = () => {}
  /** Answers a command with this instead of doing it. */
  refuse: (name: string, input: unknown) => RefusalCode | undefined = () => undefined
  /** Streams for which `welcome` says reset. */
  resets: string[] = []
  /** Every command that came, by name, with its id: to see what was sent how often. */
  readonly asked: { name: string; id: string; road: 'http' | 'socket'; input: unknown }[] = []
  /** Every query that came. */
  readonly queries: string[] = []
  readonly hellos: Extract<ClientFrame, { t: 'hello' }>[] = []
  readonly sockets = new Set<PaperSocket>()
  /** Visitors who are not answered, though the organisations are connected: by who they are at home. */
  readonly turnedAway = new Set<string>()
  readonly #answers = new Map<string, Outcome>()
  readonly #tickets = new Map<string, { caller: Caller; server: PaperServer }>()
  readonly #connected = new Map<string, PaperServer>()
  /** Who turned to this organisation from another: by who they are at home, who they are here. */
  readonly #visitors = new Map<string, string>()
  #made = 0

  constructor(organisation = { id: '01980000-0000-7000-a000-000000000000', name: "St Brannoc's" }) {
    this.organisation = organisation
    this.ward.onEvent((event) => this.#tell(event))
  }

  /** Connects two organisations: the people of each are told. */
  connect(other: PaperServer): void {
    this.#connected.set(other.organisation.id, other)
    other.#connected.set(this.organisation.id, this)
    for (const one of [this, other]) one.#tellOfOrganisations()
  }

  /** Ends that: no visitor is answered any more, and their lines are closed. */
  disconnect(other: PaperServer): void {
    this.#connected.delete(other.organisation.id)
    other.#connected.delete(this.organisation.id)
    for (const one of [this, other]) {
      for (const socket of [...one.sockets]) if (socket.isVisitor) socket.fall(4401)
      one.#tellOfOrganisations()
    }
  }

  /** Who somebody of a connected organisation is here, once they have turned to it. */
  visitorOf(homePersonId: string): string | undefined {
    return this.#visitors.get(homePersonId)
  }

  /** Somebody of a connected organisation has turned to this one, wherever they did. */
  admit(homePersonId: string): string {
    const personId = homePersonId.replace('-9000-', '-9100-')
    this.#visitors.set(homePersonId, personId)
    return personId
  }

  #tell(event: Delivered): void {
    for (const socket of [...this.sockets]) socket.tell(event)
  }

  #tellOfOrganisations(): void {
    const stream = `organisation:${this.organisation.id}` as const
    const event: Delivered = {
      stream,
      seq: this.ward.head(stream) + 1,
      at: new Date(0).toISOString(),
      by: null,
      type: 'affiliations.changed',
      data: { organisations: this.#organisations() },
    }
    this.ward.streams.set(stream, [...(this.ward.streams.get(stream) ?? []), event])
    this.#tell(event)
  }

  #organisations(): Organisation[] {
    return [...this.#connected.values()].map(({ organisation }) => organisation)
  }

  /** What a client needs to reach this server as a person. */
  portsFor(caller: Caller): { fetch: Fetch; WebSocket: SocketConstructor } {
    const server = this
    return {
      fetch: (url, init) => server.#respond(caller, url, init),
      WebSocket: class extends PaperSocket {
        constructor(_url: string) {
          super(server)
        }
      },
    }
  }

  /** Cuts every socket, as a fallen network does, or as the server with a code. */
  cut(code = 1006): void {
    for (const socket of [...this.sockets]) socket.fall(code)
  }

  redeem(ticket: string): { caller: Caller; server: PaperServer } | undefined {
    const all = [this, ...this.#connected.values()]
    const found = all.map((one) => one.#tickets.get(ticket)).find((one) => one !== undefined)
    for (const one of all) one.#tickets.delete(ticket)
    return found
  }

  me(personId: string): Me {
    return {
      person: this.person(personId),
      organisation: this.organisation,
      sessionId: '01980000-0000-7000-b000-000000000000',
      administrator: false,
      demonstration: false,
      session: { endsAt: '2026-03-03T08:00:00.000Z', idleMinutes: 60 },
    }
  }

  person(personId: string) {
    return {
      id: personId,
      name: `Person ${personId.slice(-1)}`,
      profession: 'Nurse',
      grade: null,
      specialty: null,
      email: 'someone@example.org',
      contact: { telephone: null, bleep: null },
      siteId: null,
      placeId: null,
      state: 'active' as const,
      administrator: false,
    }
  }

  command(personId: string, name: string, id: string, input: unknown, road: 'http' | 'socket'): Outcome {
    this.asked.push({ name, id, road, input })
    const code = this.refuse(name, input)
    if (code) return refusedWith(code)
    const known = this.#answers.get(id)
    const outcome = known ?? this.#attempt(personId, name, id, input)
    if (!known && outcome.ok) this.#answers.set(id, outcome)
    this.beforeAnswer(name, id)
    return outcome
  }

  async #respond(caller: Caller, url: string, init: RequestInit): Promise<Response> {
    await Promise.resolve()
    const { pathname, searchParams } = new URL(url)
    if (this.down) throw new TypeError('fetch failed')
    const elsewhere = new Headers(init.headers).get(visitingHeader)
    if (elsewhere && !caller.isVisitor) return this.#respondElsewhere(elsewhere, caller, url, init)
    if (pathname.startsWith('/api/files/upload/')) {
      return this.files.respond(caller.personId, pathname, init)
    }
    const operation = operations.find(({ path }) => path === pathname)
    if (!operation) throw new TypeError('fetch failed')
    const personId = caller.personId
    if (!personId && operation.caller === 'person') return problem('not-signed-in')
    if (operation.kind === 'query') this.queries.push(operation.name)
    if (caller.isVisitor && !isOpenToVisitors(operation.name)) return problem('not-found')
    const outcome =
      operation.kind === 'query'
        ? this.#ask(personId ?? '', operation.name, Object.fromEntries(searchParams))
        : this.#change(caller, operation.name, init)
    await Promise.resolve()
    if (this.down) throw new TypeError('fetch failed')
    return outcome.ok ? Response.json(outcome.value) : problem(outcome.refusal.code)
  }

  async #respondElsewhere(
    organisationId: string,
    caller: Caller,
    url: string,
    init: RequestInit,
  ): Promise<Response> {
    const there = this.#connected.get(organisationId)
    const personId = there?.visitorOf(caller.personId ?? '')
    if (!there || !personId || there.turnedAway.has(caller.personId ?? '')) return problem('not-signed-in')
    const response = await there.#respond({ personId, isVisitor: true }, url, init)
    if (this.down) throw new TypeError('fetch failed')
    return response
  }

  #change(caller: Caller, name: string, init: RequestInit): Outcome {
    const id = new Headers(init.headers).get('idempotency-key') ?? ''
    const input: unknown = JSON.parse(String(init.body))
    if (name === api.identity.signOut.name) {
      caller.personId = undefined
      return { ok: true, value: {} }
    }
    if (name === api.identity.issueTicket.name) {
      this.#made += 1
      const ticket = `ticket ${this.organisation.name} ${this.#made}`
      this.#tickets.set(ticket, { caller, server: this })
      return { ok: true, value: { ticket } }
    }
    if (name === api.identity.signInWithPassword.name) {
      caller.personId = (input as { email: string }).email
      return { ok: true, value: this.me(caller.personId) }
    }
    return this.command(caller.personId ?? '', name, id, input, 'http')
  }

  #attempt(personId: string, name: string, id: string, input: unknown): Outcome {
    try {
      return this.#do(personId, name, id, input as Asked)
    } catch {
      return refusedWith('not-found')
    }
  }

  #do(by: string, name: string, id: string, input: Asked): Outcome {
    const { conversationId, body, upTo } = input
    const done: Outcome = { ok: true, value: {} }
    if (name === api.identity.beginVisit.name) {
      const there = this.#connected.get(input.organisationId)
      if (!there) return refusedWith('not-found')
      const visit = { organisation: there.organisation, personId: there.admit(by) }
      return { ok: true, value: { visit } }
    }
    if (name === api.files.begin.name) return { ok: true, value: this.files.begin(by, id, input) }
    if (name === api.files.discard.name) {
      this.files.held.delete(input.fileId)
      return done
    }
    if (name === api.messaging.sendMessage.name) {
      if (!this.ward.room(conversationId).members.has(by)) return refusedWith('not-found')
      const files = this.files.hang(input.fileIds ?? [])
      if (!files) return refusedWith('no-longer-possible')
      const message = this.ward.send(by, conversationId, body, { id, ...input, files })
      const position = this.ward.head(`conversation:${conversationId}`)
      return { ok: true, value: { messageId: id, number: message.number, position, sentAt: message.sentAt } }
    }
    if (name === api.messaging.markDelivered.name) this.ward.delivered(by, conversationId, upTo)
    else if (name === api.messaging.markSeen.name) this.ward.seen(by, conversationId, upTo)
    else if (name === api.messaging.saveDraft.name) this.ward.draft(by, conversationId, body)
    else if (name === api.messaging.renameGroup.name) this.ward.rename(by, conversationId, input.title)
    else return refusedWith('not-found')
    return done
  }

  #ask(personId: string, name: string, input: Record<string, string>): Outcome {
    const { ward } = this
    const roomId = input.conversationId ?? ''
    if (name === api.identity.whoAmI.name) return { ok: true, value: this.me(personId) }
    if (name === api.identity.peopleByIds.name) {
      const people = (input.ids ?? '').split(',').map((id) => this.person(id))
      return { ok: true, value: { people, position: 0 } }
    }
    if (name === api.identity.listVisits.name) return { ok: true, value: this.#listVisits(personId) }
    if (name === api.duty.listRoles.name) return { ok: true, value: { roles: [], position: 0 } }
    if (name === api.escalation.listOpen.name) {
      return { ok: true, value: { escalations: [], position: ward.head(`person:${personId}`) } }
    }
    if (name === api.files.limits.name) return { ok: true, value: this.files.limits }
    if (name === api.files.listMine.name) return { ok: true, value: { files: this.files.of(personId) } }
    if (name === api.messaging.listInbox.name) return { ok: true, value: ward.inbox(personId) }
    if (!ward.rooms.get(roomId)?.members.has(personId)) return refusedWith('not-found')
    if (name === api.messaging.openConversation.name) {
      const { standing, conversation } = ward.open(personId, roomId)
      const around = Number(input.around ?? conversation.lastNumber - standing.unread)
      return { ok: true, value: ward.open(personId, roomId, around - 10, around + 10) }
    }
    const { before, after } = input
    const [from, to] = before
      ? [Number(before) - 10, Number(before) - 1]
      : [Number(after) + 1, Number(after) + 10]
    const { page, position } = ward.open(personId, roomId, from, to)
    return { ok: true, value: { page, position } }
  }

  #listVisits(homePersonId: string) {
    const visits = [...this.#connected.values()].flatMap((there) => {
      const personId = there.visitorOf(homePersonId)
      return personId ? [{ organisation: there.organisation, personId }] : []
    })
    return { organisations: this.#organisations(), visits }
  }
}

function isOpenToVisitors(name: string): boolean {
  return mayVisitorTry(name as OperationName)
}

/** The parts of inputs that this server reads. */
interface Asked {
  organisationId: string
  conversationId: string
  body: string
  upTo: number
  title: string
  replyToId?: string
  fileId: string
  fileIds?: string[]
  name: string
  bytes: number
}

function refusedWith(code: RefusalCode): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, ...refusals[code] } }
}

function problem(code: RefusalCode): Response {
  return Response.json(refusedWith(code).refusal, { status: code === 'not-signed-in' ? 401 : 400 })
}
