import {
  type DeviceSignal,
  type ParticipantFrame,
  type Room,
  type RoomFrame,
  roomFrame,
  roomPath,
} from '@baton/contract'
import { WebSocket } from 'ws'
import { Caller } from './caller.ts'
import { sealTone, tone } from './tone.ts'

/** How one comes in: the participant's place, and a ticket for its room, once. */
export interface Entry {
  readonly participantId: string
  readonly ticket: string
}

export type Over = Extract<RoomFrame, { t: 'over' }>['why']

/** Pause before a device whose socket was lost asks for another ticket. */
const pauseMs = 300

/**
 * A participant's device on the real server: the room's socket, a new one with a new ticket whenever it is lost, and a
 * caller whose signals pass through it.
 */
export class RoomDevice {
  readonly caller: Caller
  readonly name: string
  /** Whether it came by a link. */
  readonly guest: boolean
  room: Room | null = null
  roomAtMs = 0
  over: { readonly why: Over; readonly atMs: number } | null = null
  waiting = false
  /** When it first was in the meeting. */
  inAtMs: number | null = null
  /** By the wall clock: when it asked to come in. */
  readonly begunAt = Date.now()
  /** By the wall clock: every time that it was let in, the first and each return. */
  readonly passesAt: number[] = []
  /** Its newest answer, and where the media server says that it is. */
  answered = { answer: '', attempt: 1 }
  mediaAddress: { readonly host: string; readonly port: number } | null = null
  /** What it was told that is no frame of the room's language. */
  readonly strange: string[] = []
  /** Places that it was given instead of the one it had. */
  readonly otherPlaces: string[] = []
  #url: string
  #tone: boolean
  #again: () => Promise<Entry>
  #socket: WebSocket | null = null
  #hear: (frame: Extract<RoomFrame, { t: 'signal' }>['signal']) => void = () => {}
  #ended = false
  /** By the socket that it has now. */
  #isIn = false
  #heldUntilMs = 0
  #silencedAt: string | null = null
  #media = { microphone: true, camera: true, screen: false }

  constructor(given: {
    url: string
    name: string
    guest: boolean
    entry: Entry
    again: () => Promise<Entry>
    /** Whether it sounds a tone, sealed, that real browsers hear, instead of sound that other callers can tell apart. */
    tone?: boolean
  }) {
    this.#url = given.url
    this.#tone = given.tone ?? false
    this.#again = given.again
    this.name = given.name
    this.guest = given.guest
    this.caller = new Caller({
      participantId: given.entry.participantId,
      connect: (hear) => {
        this.#hear = hear
        const say = (signal: DeviceSignal) => {
          if (signal.kind === 'answer') this.answered = { answer: signal.sdp, attempt: signal.attempt }
          this.say({ t: 'signal', signal })
        }
        return { say, close: () => {} }
      },
    })
    this.caller.mouth.sends.camera = true
    this.#enter(given.entry)
  }

  /** Says it to the room, if there is a socket: nobody repeats what a lost one swallowed. */
  say(frame: ParticipantFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }

  /** Says something that is no frame, once it is in the meeting. */
  async sayRaw(bytes: string | Buffer): Promise<void> {
    while (!this.#isIn || this.#socket?.readyState !== WebSocket.OPEN) {
      if (this.#ended || this.over !== null) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    this.#socket.send(bytes)
  }

  /** What the person chose; it is said again after every return. */
  choose(media: Partial<{ microphone: boolean; camera: boolean; screen: boolean }>): void {
    this.#media = { ...this.#media, ...media }
    this.caller.mouth.sends.microphone = this.#media.microphone
    this.caller.mouth.sends.camera = this.#media.camera
    this.say({ t: 'state', ...this.#media })
  }

  /** Cuts the socket; it comes back by itself, after so long. */
  cut(heldMs = 0): void {
    this.#heldUntilMs = performance.now() + heldMs
    this.#socket?.terminate()
  }

  /** The device dies: nothing is said, and nothing comes back. */
  die(): void {
    this.#ended = true
    this.#socket?.terminate()
    this.caller.close()
  }

  /** Leaves for good. */
  leave(): void {
    this.say({ t: 'leave' })
    this.#ended = true
    this.#socket?.close()
    this.caller.close()
  }

  #enter({ participantId, ticket }: Entry): void {
    if (participantId !== this.caller.participantId) this.otherPlaces.push(participantId)
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}${roomPath}`, {
      origin: this.#url,
      perMessageDeflate: false,
    })
    this.#socket = socket
    this.#isIn = false
    socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', ticket } satisfies ParticipantFrame)))
    socket.on('message', (data) => {
      if (socket === this.#socket) this.#take(data.toString())
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (socket === this.#socket) this.#comeBack()
    })
  }

  #take(line: string): void {
    const read = roomFrame.safeParse(parse(line))
    if (!read.success) {
      this.strange.push(line.slice(0, 200))
      return
    }
    const frame = read.data
    const nowMs = performance.now()
    switch (frame.t) {
      case 'waiting':
        this.waiting = true
        return
      case 'pass':
        this.waiting = false
        this.#isIn = true
        this.inAtMs ??= nowMs
        this.passesAt.push(Date.now())
        if (frame.media.kind === 'embedded') {
          this.caller.way = {
            iceServers: frame.media.iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
            relayOnly: frame.media.relayOnly,
          }
        }
        this.say({ t: 'state', ...this.#media })
        if (this.#tone) void this.#sound(frame.frameKey)
        this.caller.dial()
        return
      case 'room':
        this.room = frame.room
        this.roomAtMs = nowMs
        this.#obeySilence(frame.room)
        return
      case 'signal':
        if (frame.signal.kind === 'candidate') this.#noteAddress(frame.signal.candidate)
        this.#hear(frame.signal)
        return
      case 'over':
        this.over = { why: frame.why, atMs: nowMs }
    }
  }

  /** Shows its microphone as off when a host has turned it off – and goes on sending: that it is silent is the server's doing. */
  #obeySilence({ participants }: Room): void {
    const silencedAt = participants.find(({ id }) => id === this.caller.participantId)?.silencedAt ?? null
    if (silencedAt === null || silencedAt === this.#silencedAt) return
    this.#silencedAt = silencedAt
    this.#media.microphone = false
    this.say({ t: 'state', ...this.#media })
  }

  async #sound(secret: string | null): Promise<void> {
    this.caller.mouth.opus = secret === null ? tone : await sealTone(this.caller.participantId, secret)
  }

  #noteAddress(candidate: string): void {
    const [, host, port] = /^candidate:\S+ 1 UDP \d+ ([\d.]+) (\d+) typ host/i.exec(candidate) ?? []
    if (host !== undefined) this.mediaAddress = { host, port: Number(port) }
  }

  async #comeBack(): Promise<void> {
    for (;;) {
      await new Promise((resolve) =>
        setTimeout(resolve, Math.max(pauseMs, this.#heldUntilMs - performance.now())),
      )
      if (this.#ended || this.over !== null) return
      const entry = await this.#again().catch(() => undefined)
      if (this.#ended || this.over !== null) return
      if (entry !== undefined) {
        this.#enter(entry)
        return
      }
    }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}
