import { randomUUID } from 'node:crypto'
import { closeCodes, type RoomReaction, roomReaction } from '@baton/contract'
import { seenEveryMs } from '@baton/domain/calls/present'
import type { BusMessage } from '../../../platform/bus/bus.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { CallParts, Rooms } from '../parts.ts'
import { markSeen } from '../store/lines.ts'
import { markAway, type ParticipantRow } from '../store/participants.ts'
import { type RoomState, readRoom } from './read-room.ts'
import type { Seat } from './seat.ts'
import { showRoom } from './show-room.ts'

/** What comes within this time is sent together. */
const togetherMs = 30
/** A hint that was lost is found so late at most. */
const sweepEveryMs = 4_000

/** All lines into rooms on this server. A hint has it read a room once and send it whole to everyone in it. */
export class RoomHub implements Rooms {
  readonly #server = randomUUID()
  readonly #beganAt: Date
  readonly #parts: CallParts
  readonly #seats = new Map<string, Set<Seat>>()
  /** Rooms that are to be read, and those that are being read. */
  readonly #due = new Set<string>()
  readonly #reading = new Map<string, Promise<void>>()
  readonly #warned = new Set<string>()
  readonly #stops: (() => void)[]

  constructor(parts: CallParts) {
    this.#parts = parts
    const { bus, clock } = parts
    this.#beganAt = clock.now()
    this.#stops = [
      clock.setTicker(seenEveryMs, () => void this.#markSeen()),
      bus.subscribe({ heard: (message) => this.#heard(message), resumed: () => this.#sweep() }),
    ]
    if (bus.shared) this.#stops.push(clock.setTicker(sweepEveryMs, () => this.#sweep()))
  }

  /** Everyone whose line is here. */
  get seats(): Seat[] {
    return [...this.#seats.values()].flatMap((seats) => [...seats])
  }

  /** What a new line of this server is called in the row of whoever has it. */
  newNode(): string {
    return `${this.#server}/${randomUUID()}`
  }

  changed(organisationId: string, meetingId: string): void {
    this.#read(meetingId)
    this.#parts.bus.publish({ kind: 'room', organisationId, meetingId })
  }

  reacted({ meetingId, participantId }: Seat, reaction: RoomReaction): void {
    this.#tellReaction(meetingId, participantId, reaction)
    this.#parts.bus.publish({ kind: 'reaction', meetingId, participantId, reaction })
  }

  /** A line is theirs now, by a commit: from here on they are sent the room. */
  add(seat: Seat): void {
    const seats = this.#seats.get(seat.meetingId)
    if (seats === undefined) this.#seats.set(seat.meetingId, new Set([seat]))
    else seats.add(seat)
    this.#read(seat.meetingId)
  }

  /** The line has gone; unless they left, their place is kept for a while. */
  async lost(seat: Seat): Promise<void> {
    const seats = this.#seats.get(seat.meetingId)
    if (!seats?.delete(seat)) return
    if (seats.size === 0) {
      this.#seats.delete(seat.meetingId)
      this.#warned.delete(seat.meetingId)
    }
    const { database, clock, measured } = this.#parts
    if (seat.measure !== undefined) measured?.(seat.measure)
    const wasTheirs = await inTransaction(database.app, seat.organisationId, (transaction) =>
      markAway(transaction, seat, clock.now()),
    )
    if (wasTheirs) this.changed(seat.organisationId, seat.meetingId)
  }

  /** Closes every line; their devices come back, to this server when it runs again or to another. */
  async stop(): Promise<void> {
    for (const stop of this.#stops) stop()
    const seats = this.seats
    for (const seat of seats) seat.close(closeCodes.restarting)
    await Promise.allSettled([...seats.map((seat) => this.lost(seat)), ...this.#reading.values()])
  }

  /** Reads a room soon, with whatever else comes meanwhile, and never twice at once. */
  #read(meetingId: string): void {
    if (this.#due.has(meetingId) || !this.#seats.has(meetingId)) return
    this.#due.add(meetingId)
    this.#parts.clock.setTimer(togetherMs, () => this.#begin(meetingId))
  }

  #begin(meetingId: string): void {
    if (this.#reading.has(meetingId)) return
    this.#due.delete(meetingId)
    let nextMs = togetherMs
    const reading = this.#show(meetingId)
      .catch((error: unknown) => {
        this.#parts.log.warn({ meetingId, err: error }, 'a room was not shown; tried again')
        this.#due.add(meetingId)
        nextMs = sweepEveryMs
      })
      .finally(() => {
        this.#reading.delete(meetingId)
        if (this.#due.has(meetingId)) this.#parts.clock.setTimer(nextMs, () => this.#begin(meetingId))
      })
    this.#reading.set(meetingId, reading)
  }

  async #show(meetingId: string): Promise<void> {
    // Whoever comes while it is read is in the next reading: this one may not know of them.
    const seats = [...(this.#seats.get(meetingId) ?? [])]
    const [first] = seats
    if (first === undefined) return
    const state = await readRoom(this.#parts, first.organisationId, meetingId)
    if (state !== undefined) this.#warnOfTwo(meetingId, state)
    await showRoom(this.#parts, state, seats)
  }

  /** Each server has a media process of its own: who is on another one is not heard here (docs/operate.md). */
  #warnOfTwo(meetingId: string, { whole }: RoomState): void {
    const { media, log } = this.#parts
    // Of a server that was here before this one nothing has been heard since.
    const isElsewhere = ({ state, node, seenAt }: ParticipantRow) =>
      state === 'present' &&
      node?.startsWith(this.#server) === false &&
      (seenAt ?? this.#beganAt) > this.#beganAt
    if (media.kind !== 'embedded' || this.#warned.has(meetingId)) return
    if (!whole.participants.some(isElsewhere)) return
    this.#warned.add(meetingId)
    log.warn(
      { meetingId },
      'one meeting on two servers, whose media do not meet: several servers need LiveKit',
    )
  }

  #heard(message: BusMessage): void {
    if (message.kind === 'room') this.#read(message.meetingId)
    if (message.kind !== 'reaction') return
    const reaction = roomReaction.safeParse(message.reaction)
    if (reaction.success) this.#tellReaction(message.meetingId, message.participantId, reaction.data)
  }

  #tellReaction(meetingId: string, participantId: string, reaction: RoomReaction): void {
    for (const seat of this.#seats.get(meetingId) ?? []) {
      if (seat.isIn) seat.send({ t: 'reaction', participantId, reaction })
    }
  }

  #sweep(): void {
    for (const meetingId of this.#seats.keys()) this.#read(meetingId)
  }

  async #markSeen(): Promise<void> {
    const { database, clock, log } = this.#parts
    const nodes = this.seats.map(({ node }) => node)
    await markSeen(database.system, nodes, clock.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'lines were not marked as up'),
    )
  }
}
