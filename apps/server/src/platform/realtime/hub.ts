import { closeCodes, type Delivered } from '@baton/contract'
import type { Clock, StopTimer } from '../clock.ts'
import type { Log } from '../log.ts'
import { Channel } from './channel.ts'
import type { Connection, Subscription } from './connection.ts'
import type { LogReader } from './log-reader.ts'
import { nameOf, type Occurrence } from './occurrence.ts'
import type { Effect } from './ports.ts'
import { Recorder } from './recorder.ts'

/** How long an event that came before its turn waits for the one before it, which is usually just being published. */
const holdMs = 40
/** Events that are read of one stream at a time. */
const page = 500

/**
 * Who on this server reads which stream. What is published reaches exactly them, in order and without a hole; what
 * was not published here is read from the log.
 */
export class Hub {
  readonly recorder = new Recorder()
  readonly #channels = new Map<string, Channel>()
  readonly #reader: LogReader
  readonly #clock: Clock
  readonly #log: Log
  readonly #delivered: (count: number) => void
  /** Told of subscriptions that must first be brought level from the log. */
  readonly #catchUp: (connection: Connection) => void
  /** Channels that are to be compared with the log. */
  readonly #lagging = new Set<Channel>()
  readonly #fetching = new Set<string>()
  #stopHold: StopTimer | undefined

  constructor(given: {
    reader: LogReader
    clock: Clock
    log: Log
    delivered: (count: number) => void
    catchUp: (connection: Connection) => void
  }) {
    this.#reader = given.reader
    this.#clock = given.clock
    this.#log = given.log
    this.#delivered = given.delivered
    this.#catchUp = given.catchUp
  }

  /** Passes on what was committed on this server. */
  publish(events: readonly Delivered[]): void {
    for (const event of events) {
      const channel = this.#channels.get(event.stream)
      if (channel === undefined && !this.recorder.recording) continue
      const occurrence = this.#reader.occurrenceOf(event)
      this.recorder.note(event.stream, event.seq, occurrence)
      if (channel === undefined) continue
      this.#offer(channel, occurrence)
    }
  }

  /** Another server, or a look at the database, says that streams have come so far. */
  advanced(organisationId: string, streams: readonly (readonly [name: string, seq: number])[]): void {
    for (const [name, seq] of streams) {
      this.recorder.note(name, seq)
      const channel = this.#channels.get(name)
      if (channel !== undefined) this.#note(channel, seq)
    }
    void this.#fetch(organisationId)
  }

  /** Every stream that somebody here reads, and how far it was passed on. */
  heads(): { organisationId: string; name: string; seq: number }[] {
    return [...this.#channels.values()].map(({ organisationId, name, head }) => ({
      organisationId,
      name,
      seq: head,
    }))
  }

  /**
   * Makes a subscription live, given what was said of its stream since its position was read.
   *
   * @returns false when events before the channel's head are lacking still, which must be read from the log
   */
  join(
    subscription: Subscription,
    notes: readonly { seq: number; occurrence: Occurrence | undefined }[],
  ): boolean {
    const { name, connection } = subscription
    const { organisationId } = connection.viewer
    const ordered = notes.toSorted((a, b) => a.seq - b.seq)
    let channel = this.#channels.get(name)
    if (channel !== undefined) {
      for (const { occurrence } of ordered) {
        if (subscription.position >= channel.head) break
        if (occurrence !== undefined) this.deliver(subscription, occurrence)
      }
      if (!isStanding(subscription)) return true
      if (subscription.position < channel.head) return false
    } else {
      channel = new Channel(name, organisationId, subscription.position)
      this.#channels.set(name, channel)
    }
    subscription.live = true
    channel.readers.add(subscription)
    this.#note(channel, subscription.position)
    for (const { seq, occurrence } of ordered) {
      if (occurrence === undefined) this.#note(channel, seq)
      else this.#offer(channel, occurrence)
    }
    if (this.#lagging.has(channel)) this.#holdOn()
    return true
  }

  /** Sends an event to a subscriber whose next it is, and does to their subscriptions what it says. */
  deliver(subscription: Subscription, occurrence: Occurrence): void {
    if (occurrence.seq !== subscription.position + 1) return
    const { connection } = subscription
    subscription.position = occurrence.seq
    connection.send(occurrence.frameFor(subscription.horizon))
    const { opens, ends } = occurrence.effect
    if (ends?.personId === connection.viewer.personId) this.end(subscription)
    if (opens !== undefined) this.#open(connection, opens)
  }

  /** Ends a subscription. */
  end(subscription: Subscription): void {
    const { connection, name } = subscription
    if (connection.subscriptions.get(name) === subscription) connection.subscriptions.delete(name)
    const channel = this.#channels.get(name)
    channel?.readers.delete(subscription)
    if (channel?.readers.size === 0) this.#channels.delete(name)
  }

  /** Ends every subscription of a socket that has gone. */
  leave(connection: Connection): void {
    for (const subscription of connection.subscriptions.values()) this.end(subscription)
  }

  /** The readers of a stream on this server. */
  readersOf(name: string): Iterable<Subscription> {
    return this.#channels.get(name)?.readers ?? []
  }

  #open(connection: Connection, opens: NonNullable<Effect['opens']>): void {
    const name = nameOf(opens.stream)
    const { position, horizon } = opens
    const channel = this.#channels.get(name)
    const existing = connection.subscriptions.get(name)
    if (existing !== undefined) {
      // What the entry holds and what follows it are one (RT20), also when the stream itself was not asked for.
      existing.position = existing.live ? Math.max(existing.position, position) : position
      existing.certain = Math.max(existing.certain, position)
      existing.horizon = horizon
      if (channel !== undefined) this.#note(channel, existing.position)
      return
    }
    const subscription = { connection, name, live: false, position, certain: position, horizon }
    connection.subscriptions.set(name, subscription)
    if (!this.join(subscription, [])) this.#catchUp(connection)
    if (channel !== undefined) return
    // Nobody here read it until now, so what came after the position may have been published already: the log knows.
    const opened = this.#channels.get(name)
    if (opened === undefined) return
    this.#lagging.add(opened)
    void this.#fetch(opened.organisationId)
  }

  #note(channel: Channel, seq: number): void {
    channel.note(seq)
    if (channel.known > channel.head) this.#lagging.add(channel)
  }

  #offer(channel: Channel, occurrence: Occurrence): void {
    channel.offer(occurrence, (next) => this.#deliverToAll(channel, next))
    if (channel.known === channel.head) return
    this.#lagging.add(channel)
    this.#holdOn()
  }

  #deliverToAll(channel: Channel, occurrence: Occurrence): void {
    this.#delivered(channel.readers.size)
    for (const subscription of channel.readers) {
      if (subscription.position + 1 < occurrence.seq) this.#closeLost(subscription)
      else this.deliver(subscription, occurrence)
    }
  }

  /** Nobody live may lack an event; should it ever be so, the socket resumes from where it truly is. */
  #closeLost({ connection, name }: Subscription): void {
    this.#log.error({ stream: name, sessionId: connection.viewer.sessionId }, 'a live reader lacked an event')
    connection.close(closeCodes.restarting)
  }

  #holdOn(): void {
    this.#stopHold ??= this.#clock.setTimer(holdMs, () => {
      this.#stopHold = undefined
      const organisations = new Set([...this.#lagging].map((channel) => channel.organisationId))
      for (const organisationId of organisations) void this.#fetch(organisationId)
    })
  }

  /** Reads what channels of an organisation lack; one read at a time, as often as it takes. */
  async #fetch(organisationId: string): Promise<void> {
    if (this.#fetching.has(organisationId)) return
    this.#fetching.add(organisationId)
    try {
      for (
        let some = this.#laggingIn(organisationId);
        some.length > 0;
        some = this.#laggingIn(organisationId)
      ) {
        await this.#fetchOnce(organisationId, some)
      }
    } catch (error) {
      this.#log.warn({ organisationId, err: error }, 'missing events could not be read')
      this.#clock.setTimer(1_000, () => void this.#fetch(organisationId))
    } finally {
      this.#fetching.delete(organisationId)
    }
  }

  #laggingIn(organisationId: string): Channel[] {
    return [...this.#lagging].filter((channel) => channel.organisationId === organisationId).slice(0, 100)
  }

  async #fetchOnce(organisationId: string, lagging: readonly Channel[]): Promise<void> {
    const before = lagging.map(({ name, head, known }) => ({ name, position: head, known }))
    const found = await this.#reader.eventsAfter(organisationId, before, page)
    for (const [index, channel] of lagging.entries()) {
      const events = found.get(channel.name) ?? []
      for (const occurrence of events) this.#offer(channel, occurrence)
      if (events.length < page) channel.nothingBeyond(before[index]?.known ?? 0)
      if (channel.known === channel.head || channel.readers.size === 0) this.#lagging.delete(channel)
    }
  }
}

function isStanding(subscription: Subscription): boolean {
  return subscription.connection.subscriptions.get(subscription.name) === subscription
}
