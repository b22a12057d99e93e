import type { Server } from 'node:http'
import { type ClientFrame, closeCodes, type Delivered, largestFrame, streamName } from '@baton/contract'
import type { Bus, BusMessage } from '../bus/bus.ts'
import type { Clock, StopTimer } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { inSystemTransaction } from '../database/transaction.ts'
import type { Log } from '../log.ts'
import type { Dispatch } from '../operations/dispatcher.ts'
import { CatchUp } from './catch-up.ts'
import { type Address, Connection } from './connection.ts'
import { Conversing, type Talk } from './conversing.ts'
import { Flusher } from './flusher.ts'
import { Hub } from './hub.ts'
import { LogReader } from './log-reader.ts'
import { nameOf, streamOf } from './occurrence.ts'
import { Openings } from './opening.ts'
import type { Audience, Sessions } from './ports.ts'
import { Presence } from './presence.ts'
import { SessionWatch } from './session-watch.ts'
import { readAdvanced } from './store.ts'
import { Typing } from './typing.ts'
import { type Door, openDoors } from './upgrade.ts'

export interface RealtimeParts {
  database: Database
  bus: Bus
  audience: Audience
  sessions: Sessions
  clock: Clock
  log: Log
  /** See `Config`. */
  publicUrl: string
  trustedProxies: number
  /** Names of commands that are never done over a socket (rule RT27). */
  notOnSocket: readonly string[]
  /** Names of commands that clients send without anybody's doing: they do not keep a session from going idle. */
  unprompted: readonly string[]
  figures?: RealtimeFigures
}

/** Counts for the metrics. */
export interface RealtimeFigures {
  published(events: number): void
  delivered(events: number): void
  closed(code: number): void
}

export interface Realtime {
  /** Sends what was committed to everyone who may see it, here and by the bus elsewhere. For the dispatcher. */
  publish(organisationId: string, delivered: readonly Delivered[]): void
  /** Takes sockets on this server, beside those of `others`. Commands go to `dispatch`. */
  serve(server: Server, dispatch: Dispatch, others?: readonly Door[]): void
  /** Sockets that have said hello. */
  readonly sockets: number
  /** Whether a socket of that person is open, on any server. */
  isPresent(organisationId: string, personId: string): boolean
  /** Closes every socket with 1012 and takes no more (rule RT35); done when they have gone, within about 2 s. */
  stop(): Promise<void>
}

const realtimePath = '/api/realtime'

/** A socket from which nothing has come for so long is asked, and then dropped (rule RT33). */
const askedAfterMs = 15_000
const silentForMs = 30_000
const lookForSilenceEveryMs = 5_000
/** A hint that was lost, or a commit whose answer was lost, is found so late at most. */
const sweepEveryMs = 4_000
/** A stop waits so long for the other ends to answer the close. */
const goneWithinMs = 2_500
const mostBeforeHello = 5_000

/** Wires the parts of realtime together. */
export function createRealtime(parts: RealtimeParts): Realtime {
  const { bus, clock, log, database, figures } = parts
  const reader = new LogReader(database, parts.audience)
  const flusher = new Flusher()
  const hub: Hub = new Hub({
    reader,
    clock,
    log,
    delivered: (count) => figures?.delivered(count),
    catchUp: (connection) => catchUp.start(connection),
  })
  const catchUp = new CatchUp({ hub, reader, log })
  const openings = new Openings({ hub, reader, clock, log, catchUp: (one) => catchUp.start(one) })
  const typing = new Typing({ hub, bus, clock })
  const presence = new Presence({ bus, clock })
  const watch = new SessionWatch({ sessions: parts.sessions, bus, clock, log })
  const all = new Set<Conversing>()
  let greeted = 0
  let stopping = false
  const stops: StopTimer[] = [
    clock.setTicker(lookForSilenceEveryMs, dropSilent),
    clock.setTicker(sweepEveryMs, () => void sweep()),
    bus.subscribe({ heard, resumed: () => void sweep() }),
  ]

  return {
    publish(organisationId, delivered) {
      figures?.published(delivered.length)
      hub.publish(delivered)
      if (bus.shared) bus.publish({ kind: 'advanced', organisationId, streams: furthest(delivered) })
    },
    serve,
    get sockets() {
      return greeted
    },
    isPresent: (organisationId, personId) => presence.isPresent(organisationId, personId),
    async stop() {
      stopping = true
      for (const stop of stops) stop()
      for (const one of all) one.close(closeCodes.restarting)
      watch.close()
      presence.close()
      const deadline = Date.now() + goneWithinMs
      while (all.size > 0) {
        if (Date.now() > deadline) for (const one of all) one.terminate()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }

  function serve(server: Server, dispatch: Dispatch, others: readonly Door[] = []): void {
    const talk: Omit<Talk, 'open'> = {
      clock,
      dispatch,
      notOnSocket: new Set(parts.notOnSocket),
      unprompted: new Set(parts.unprompted),
      used: (connection) => watch.used(connection),
      typing(connection, conversationId) {
        watch.used(connection)
        typing.typed(connection, conversationId)
      },
      watch: (connection, personIds) => presence.watch(connection, personIds),
    }
    const own: Door = {
      path: realtimePath,
      largest: largestFrame,
      full: () => stopping || all.size - greeted >= mostBeforeHello,
      enter(socket, stream, from) {
        const open = (hello: ClientFrame & { t: 'hello' }) => greet(hello, socket, stream, from)
        const conversing = new Conversing(socket, from, { ...talk, open })
        all.add(conversing)
        socket.once('close', (code) => {
          all.delete(conversing)
          conversing.gone()
          figures?.closed(code)
        })
      },
    }
    const { publicUrl, trustedProxies } = parts
    openDoors(server, { publicUrl, trustedProxies, doors: [own, ...others] })
  }

  type Raw = ConstructorParameters<typeof Connection>[0]
  async function greet(
    hello: ClientFrame & { t: 'hello' },
    socket: Raw['socket'],
    stream: Raw['stream'],
    from: Address,
  ): Promise<Connection | undefined> {
    const viewer = await parts.sessions.authenticateTicket(hello.ticket)
    if (viewer === null || socket.readyState !== socket.OPEN) return undefined
    const onSlow = () => log.info({ sessionId: viewer.sessionId }, 'socket reads too slowly')
    const connection = new Connection({ viewer, from, socket, stream, flusher, onSlow })
    // Counted from here, so that a session that ends while the socket opens closes it too.
    watch.add(connection)
    greeted += 1
    const positions = new Map(Object.entries(hello.positions))
    await new Promise<void>((resolve) => {
      socket.once('close', () => {
        farewell(connection)
        resolve()
      })
      openings.ask({ connection, positions, welcomed: resolve })
    })
    if (connection.open) presence.arrive(connection)
    return connection
  }

  function farewell(connection: Connection): void {
    greeted -= 1
    connection.gone()
    watch.remove(connection)
    hub.leave(connection)
    presence.leave(connection)
  }

  function heard(message: BusMessage): void {
    if (message.kind === 'advanced') hub.advanced(message.organisationId, message.streams)
    else if (message.kind === 'typing') {
      typing.tell(message.organisationId, message.conversationId, message.personId)
    } else if (message.kind === 'sessions-ended') watch.end(message.sessionIds)
    else presence.heard(message)
  }

  function dropSilent(): void {
    const now = clock.now().getTime()
    for (const one of all) {
      const silentMs = now - one.heardAt
      if (silentMs > silentForMs) one.terminate()
      else if (silentMs >= askedAfterMs) one.ask()
    }
  }

  /** Compares every stream that is read here with the database. */
  async function sweep(): Promise<void> {
    const heads = hub.heads()
    if (heads.length === 0) return
    const organisations = new Map(heads.map(({ name, organisationId }) => [name, organisationId]))
    const known = heads.map(({ name, seq }) => ({ id: streamOf(name).id, seq }))
    try {
      const advanced = await inSystemTransaction(database.system, (transaction) =>
        readAdvanced(transaction, known),
      )
      for (const head of advanced) {
        const organisationId = organisations.get(nameOf(head))
        if (organisationId !== undefined) hub.advanced(organisationId, [[nameOf(head), head.seq]])
      }
    } catch (error) {
      log.warn({ err: error }, 'streams could not be compared with the database')
    }
  }
}

/** Where each stream has come to; events are in the order of their streams. */
function furthest(delivered: readonly Delivered[]): [ReturnType<typeof streamName.parse>, number][] {
  const heads = new Map(delivered.map((event) => [event.stream, event.seq]))
  return [...heads].map(([name, seq]) => [streamName.parse(name), seq])
}
