import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Delivered, operationNamed, protocolVersion } from '@baton/contract'
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import type { Bus } from '../bus/bus.ts'
import { createLocalBus } from '../bus/local-bus.ts'
import { type Clock, systemClock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.fixture.ts'
import { platformMigrations } from '../database/platform-migrations.fixture.ts'
import { inTransaction } from '../database/transaction.ts'
import { type Log, makeLog } from '../log.ts'
import { answer, refuse } from '../operations/answer.ts'
import { createDispatcher, type Dispatch } from '../operations/dispatcher.ts'
import { type Handler, handleCommand } from '../operations/handler.ts'
import { createReceipts } from '../operations/receipts.ts'
import type { Viewer } from '../operations/viewer.ts'
import { StreamWriter } from '../streams/stream-writer.ts'
import { createVault, makeMasterKeys, openOrganisation, type Vault } from '../vault/index.ts'
import { type Client, knock } from './client.fixture.ts'
import { createRealtime, type Realtime } from './create-realtime.ts'
import type { Audience, Readable, Sessions } from './ports.ts'

/** Faults are shown, and what a test asks about is counted. */
function listeningLog(heard: (line: string) => void): Log {
  const to = {
    write(line: string) {
      if (line.includes('"level":50')) console.error(line)
      heard(line)
    },
  }
  return makeLog({ level: 'info', form: 'json', to })
}

/**
 * A small hospital for testing realtime alone: people, conversations with members, and a capability that says titles.
 * Everything below is the real thing; only identity and messaging are stood in for.
 */
export interface Hospital {
  readonly database: Database
  readonly organisationId: string
  readonly connection: FreshDatabase['connection']
  /** Sessions in which somebody did something, as they were told. */
  readonly used: readonly string[]
  hire(): Promise<string>
  /** Starts a conversation that these people are in, without telling anybody. */
  gather(...personIds: string[]): Promise<string>
  /** Commits events; they are published where `at` says, or nowhere. */
  say(conversationId: string, titles: readonly string[], more?: object): Promise<Delivered[]>
  /** Takes someone in, from now on; returns what happened on both streams. */
  admit(conversationId: string, personId: string, horizon?: number): Promise<Delivered[]>
  dismiss(conversationId: string, personId: string): Promise<Delivered[]>
  /** Their tickets from now on are those of a visitor. */
  letVisit(personId: string): void
  /** A ticket for a session of this person. */
  ticket(personId: string, sessionId?: string): string
  /** Ends a session in the way of another server: nobody is told. */
  endQuietly(sessionId: string): void
  /** Does as the owner of the database what no part of the product may. */
  asOwner(text: string): Promise<void>
  openNode(given?: { bus?: Bus; clock?: Clock }): Promise<Node>
  close(): Promise<void>
}

/** One server of the hospital. */
export interface Node {
  readonly realtime: Realtime
  readonly server: Server
  readonly port: number
  /** How many were found to read too slowly. */
  readonly slowReaders: number
  publish(delivered: readonly Delivered[]): void
  /** Ends a session on this server. */
  end(sessionId: string): void
  /** Opens a socket and says hello. */
  join(personId: string, positions?: Record<string, number>, sessionId?: string): Promise<Client>
  /** Opens a socket and says nothing. */
  knock(headers?: Record<string, string>): Promise<Client>
  stop(): Promise<void>
}

export async function openHospital(): Promise<Hospital> {
  const { database, connection, asOwner, drop } = await freshDatabase(...platformMigrations)
  const organisationId = uuidv7()
  const vault = createVault(makeMasterKeys())
  await openOrganisation(database.system, vault, organisationId)
  const members = new Map<string, Map<string, number>>()
  const people = new Set<string>()
  const tickets = new Map<string, Viewer>()
  const visitors = new Set<string>()
  const standing = new Map<string, Viewer>()
  const used: string[] = []
  const nodes = new Set<Node>()

  const audience: Audience = {
    async readableStreams(_transaction, personIds) {
      return personIds.flatMap((personId): Readable[] => {
        if (!people.has(personId)) return []
        const conversations = [...members].flatMap(([id, horizons]) => {
          const horizon = horizons.get(personId)
          return horizon === undefined
            ? []
            : [{ personId, stream: { kind: 'conversation' as const, id }, horizon }]
        })
        return [
          { personId, stream: { kind: 'organisation', id: organisationId }, horizon: 0 },
          { personId, stream: { kind: 'person', id: personId }, horizon: 0 },
          ...conversations,
        ]
      })
    },
    hydrate: async (_transaction, events) => events.map(({ type, data }) => ({ type, data })),
    effectOn(event) {
      const data = event.data as Record<string, unknown>
      if (event.type === 'conversation.opened') {
        const { id, position, horizon } = data as { id: string; position: number; horizon: number }
        return { opens: { stream: { kind: 'conversation', id }, position, horizon } }
      }
      if (event.type === 'member.left') return { ends: { personId: String(data.personId) } }
      const { about, quoted } = data
      if (typeof quoted === 'number') {
        const without = { ...event, data: { title: 'quotes nothing' } } as typeof event
        return { quotes: { number: quoted, without } }
      }
      return typeof about === 'number' ? { about } : {}
    },
  }

  const sessions: Sessions = {
    async authenticateTicket(ticket) {
      const viewer = tickets.get(ticket) ?? null
      tickets.delete(ticket)
      return viewer
    },
    revalidate: async (sessionIds) => sessionIds.flatMap((id) => standing.get(id) ?? []),
    onEnded: () => () => {},
    used: (sessionId) => void used.push(sessionId),
  }

  const act = { organisationId, personId: null, at: new Date('2026-03-02T08:00:00Z') }
  async function write(ids: string[], work: (streams: StreamWriter) => void): Promise<Delivered[]> {
    return inTransaction(database.app, organisationId, async (transaction) => {
      const streams = new StreamWriter(transaction)
      await streams.lock(ids)
      work(streams)
      streams.flush()
      return streams.delivered
    })
  }
  await write([], (streams) => streams.begin({ kind: 'organisation', id: organisationId }, organisationId))

  const hospital: Hospital = {
    database,
    organisationId,
    connection,
    used,
    async hire() {
      const id = uuidv7()
      await write([], (streams) => streams.begin({ kind: 'person', id }, organisationId))
      people.add(id)
      return id
    },
    async gather(...personIds) {
      const id = uuidv7()
      await write([], (streams) => streams.begin({ kind: 'conversation', id }, organisationId))
      members.set(id, new Map(personIds.map((personId) => [personId, 0])))
      return id
    },
    say: (id, titles, more = {}) =>
      write([id], (streams) => {
        for (const title of titles) {
          const data = { title, ...more }
          streams.append({ kind: 'conversation', id }, { type: 'conversation.renamed', data }, act)
        }
      }),
    admit: async (id, personId, horizon = 0) => {
      members.get(id)?.set(personId, horizon)
      return write([id, personId], (streams) => {
        const member = { personId, visibleAfter: horizon, deliveredUpTo: 0, seenUpTo: 0, calledTo: null }
        streams.append({ kind: 'conversation', id }, { type: 'member.joined', data: { member } }, act)
        const data = { id, position: streams.position({ kind: 'conversation', id }), horizon }
        const opened = { type: 'conversation.opened', data } as never
        streams.append({ kind: 'person', id: personId }, opened, act)
      })
    },
    dismiss: async (id, personId) => {
      members.get(id)?.delete(personId)
      return write([id], (streams) => {
        streams.append({ kind: 'conversation', id }, { type: 'member.left', data: { personId } }, act)
      })
    },
    letVisit: (personId) => void visitors.add(personId),
    ticket(personId, sessionId = uuidv7()) {
      const someone = { organisationId, personId, sessionId, administrator: false }
      const viewer: Viewer = visitors.has(personId) ? { ...someone, visitor: true } : someone
      const ticket = uuidv4()
      tickets.set(ticket, viewer)
      standing.set(sessionId, viewer)
      return ticket
    },
    endQuietly: (sessionId) => void standing.delete(sessionId),
    asOwner,
    async openNode({ bus = createLocalBus(), clock = systemClock } = {}) {
      let slowReaders = 0
      const log = listeningLog((line) => {
        if (line.includes('reads too slowly')) slowReaders += 1
      })
      let onEnded: (sessionIds: readonly string[]) => void = () => {}
      const realtime = createRealtime({
        database,
        bus,
        audience,
        sessions: {
          ...sessions,
          onEnded(listener) {
            onEnded = listener
            return () => {}
          },
        },
        clock,
        log,
        publicUrl: 'https://baton.example.nhs.uk',
        trustedProxies: 0,
        notOnSocket: ['identity.signOut', 'identity.issueTicket'],
        unprompted: ['messaging.markSeen'],
      })
      const server = createServer((_request, response) => response.writeHead(404).end())
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      realtime.serve(server, dispatcherOf({ database, clock, realtime, vault, members, log }))
      const { port } = server.address() as AddressInfo
      const node: Node = {
        realtime,
        server,
        port,
        get slowReaders() {
          return slowReaders
        },
        publish: (delivered) => realtime.publish(organisationId, delivered),
        end(sessionId) {
          standing.delete(sessionId)
          onEnded([sessionId])
        },
        async join(personId, positions = {}, sessionId) {
          const client = await knock(port)
          client.say({
            t: 'hello',
            protocol: protocolVersion,
            ticket: hospital.ticket(personId, sessionId),
            positions,
          })
          await client.heard((frame) => frame.t === 'welcome')
          return client
        },
        knock: (headers) => knock(port, headers),
        async stop() {
          nodes.delete(node)
          await realtime.stop()
          await bus.close()
          server.closeAllConnections()
          await new Promise((resolve) => server.close(resolve))
        },
      }
      nodes.add(node)
      return node
    },
    async close() {
      await Promise.all([...nodes].map((node) => node.stop()))
      await drop()
    },
  }
  return hospital
}

/** The real dispatcher with two commands: renaming a group one is in, and leaving it. */
function dispatcherOf(given: {
  database: Database
  clock: Clock
  realtime: Realtime
  vault: Vault
  members: Map<string, Map<string, number>>
  log: Log
}): Dispatch {
  const { database, clock, realtime, vault, members, log } = given
  const handlers: Handler[] = [
    handleCommand(operation('messaging.renameGroup'), async (change, input) => {
      const { conversationId, title } = input as { conversationId: string; title: string }
      await change.lock(conversationId)
      if (!members.get(conversationId)?.has(change.viewer.personId)) return refuse('not-found')
      change.append(
        { kind: 'conversation', id: conversationId },
        { type: 'conversation.renamed', data: { title } },
      )
      change.unchanged()
      return answer({})
    }),
  ]
  return createDispatcher({
    handlers,
    database,
    receipts: createReceipts(vault),
    clock,
    log,
    publish: (organisationId, delivered) => realtime.publish(organisationId, delivered),
  })
}

function operation(name: string) {
  const found = operationNamed(name)
  if (found?.kind !== 'command') throw new Error(`no command ${name}`)
  return found as typeof found & { kind: 'command' }
}
