import type { FromEngine, ToEngine } from '../engine-words.ts'
import type { Ground } from './ground.ts'
import { Line } from './line.ts'
import { Room } from './room.ts'

const mendEveryMs = 25
const decideEveryMs = 100
const reportEveryMs = 1_000
const complainEveryMs = 60_000

interface Seated {
  readonly line: Line
  readonly room: Room
  readonly meetingId: string
}

/** All meetings of this process, by what the server says of them. */
export class Rooms {
  readonly #rooms = new Map<string, Room>()
  readonly #lines = new Map<string, Seated>()
  readonly #ground: Ground
  readonly #say: (word: FromEngine) => void
  #toldMalformed = 0

  constructor(ground: Ground, say: (word: FromEngine) => void) {
    this.#ground = ground
    this.#say = say
    this.#every(mendEveryMs, (line, now) => line.mend(now))
    this.#every(reportEveryMs, (line, now) => line.tellReports(now))
    setInterval(() => this.#complain(), complainEveryMs)
    setInterval(() => {
      const now = performance.now()
      for (const room of this.#rooms.values()) this.#ground.guard(() => room.decide(now))
    }, decideEveryMs)
  }

  hear(word: Exclude<ToEngine, { t: 'begin' } | { t: 'stop' }>): void {
    if (word.t === 'open') this.#open(word.lineId, word.meetingId, word.participantId)
    else if (word.t === 'signal') this.#lines.get(word.lineId)?.line.hear(word.signal)
    else if (word.t === 'close') this.#close(word.lineId)
    else if (word.t === 'silence') this.#silence(word.meetingId, word.participantId, word.silent)
    else if (word.t === 'remove')
      this.#closeWhere(word.meetingId, ({ participantId }) => participantId === word.participantId)
    else if (word.t === 'end') this.#closeWhere(word.meetingId, () => true)
    else this.#tellFigures(word.asked)
  }

  /** Every line, meeting and connection that it holds: nothing when everybody has left. */
  get held(): number {
    return this.#rooms.size + this.#lines.size + this.#ground.connections
  }

  close(): void {
    for (const lineId of [...this.#lines.keys()]) this.#close(lineId)
  }

  #open(lineId: string, meetingId: string, participantId: string): void {
    if (this.#lines.has(lineId)) return
    const room = this.#rooms.get(meetingId) ?? new Room()
    this.#rooms.set(meetingId, room)
    const line = new Line(participantId, room, this.#ground, (signal) =>
      this.#say({ t: 'signal', lineId, signal }),
    )
    this.#lines.set(lineId, { line, room, meetingId })
    room.lines.add(line)
  }

  #close(lineId: string): void {
    const held = this.#lines.get(lineId)
    if (held === undefined) return
    const { line, room, meetingId } = held
    this.#lines.delete(lineId)
    room.lines.delete(line)
    line.close()
    if (room.lines.size === 0) this.#rooms.delete(meetingId)
    else room.changed()
  }

  #closeWhere(meetingId: string, leaves: (line: Line) => boolean): void {
    for (const [lineId, held] of [...this.#lines]) {
      if (held.meetingId === meetingId && leaves(held.line)) this.#close(lineId)
    }
  }

  #silence(meetingId: string, participantId: string, silent: boolean): void {
    const room = this.#rooms.get(meetingId)
    if (room === undefined) return
    if (silent) room.silenced.add(participantId)
    else room.silenced.delete(participantId)
    // At once, not when there is time: not another word is let through (CAL17).
    room.decide(performance.now())
  }

  #tellFigures(asked: number): void {
    const { user, system } = process.cpuUsage()
    let { packetsLost } = this.#ground
    for (const { line } of this.#lines.values()) {
      for (const uplink of line.uplinks.values()) packetsLost += uplink.lost
    }
    this.#say({
      t: 'figures',
      asked,
      connections: this.#ground.connections,
      packetsForwarded: this.#ground.packetsForwarded,
      packetsLost,
      processorMs: (user + system) / 1_000,
    })
  }

  /** What cannot be read is dropped without a word each, and told of together. */
  #complain(): void {
    const since = this.#ground.malformed - this.#toldMalformed
    this.#toldMalformed = this.#ground.malformed
    if (since > 0)
      this.#say({ t: 'log', level: 'warn', what: `${since} malformed packets and signals dropped` })
  }

  #every(periodMs: number, what: (line: Line, now: number) => void): void {
    setInterval(() => {
      const now = performance.now()
      for (const { line } of this.#lines.values()) this.#ground.guard(() => what(line, now))
    }, periodMs)
  }
}
