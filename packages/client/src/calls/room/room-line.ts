import { closeCodes, type ParticipantFrame, type Refusal, type RoomFrame } from '@baton/contract'
import { type Answer, passes } from '../../answer.ts'
import { waitAfter } from '../../connection/backoff.ts'
import type { Clock, Socket, SocketConstructor } from '../../ports.ts'
import { readRoomFrames } from './read-room-frames.ts'

export interface RoomLineDeps {
  readonly url: string
  readonly WebSocket: SocketConstructor
  readonly clock: Clock
  readonly random: () => number
  /** A ticket for the room: each opens one socket, once. */
  ticket(): Promise<Answer<{ ticket: string }>>
  heard(frame: RoomFrame): void
  /** The line that stood is gone; it is being brought back. */
  lost(): void
  /** There is no way back in by itself. */
  refused(refusal: Refusal): void
  /** The session ended. */
  signedOut(): void
}

export interface RoomLine {
  start(): void
  /** Closes it for good. */
  stop(): void
  /** Sends a frame if the room has been heard on this line; says whether it did. */
  send(frame: ParticipantFrame): boolean
  /** The network may have changed: asks at once whether the line stands, or dials at once. */
  nudge(): void
  /** Leaves this line for another one: what came with its pass is too old. */
  renew(): void
}

/** Silence before a ping, and silence after it before the line is taken for dead, in ms: found within five seconds. */
const quiet = 2_500
const patience = 2_000
/** Longest wait for a ticket, and for a socket to open, in ms. */
const dialPatience = 4_000
/** And for the first word of the room: a server that brings everyone back at once has its hands full, in ms. */
const wordPatience = 8_000
const penalty = 5_000
/** A line that stood this long was good: the next attempt starts afresh. In ms. */
const settled = 5_000
/** A person waits at the other end: shorter waits than for the inbox's line (CAL21). */
const waits = { firstMs: 200, longestMs: 2_000 }

/** Keeps one socket into a meeting's room: ticket, hello, heartbeat, and back with a new ticket when it falls (CAL21). */
export function createRoomLine(deps: RoomLineDeps): RoomLine {
  const { clock } = deps
  /** Grows with every attempt and with `stop`, so that what belongs to an earlier one is not listened to. */
  let era = 0
  let running = false
  let socket: Socket | undefined
  let open = false
  let failures = 0
  let lastHeard = 0
  let openedAt = 0
  let stopTimer = () => {}

  const nowMs = () => clock.now().getTime()

  function later(delayMs: number, ring: () => void): void {
    stopTimer()
    stopTimer = clock.setTimer(delayMs, ring)
  }

  async function attempt(): Promise<void> {
    era += 1
    const mine = era
    later(dialPatience, () => fall())
    const answer = await deps.ticket()
    if (mine !== era) return
    if (answer.ok) dial(answer.value.ticket, mine)
    else if (passes(answer.refusal) || answer.refusal.code === 'internal-error') fall()
    else end(() => deps.refused(answer.refusal))
  }

  function dial(ticket: string, mine: number): void {
    const dialled = new deps.WebSocket(deps.url)
    socket = dialled
    later(dialPatience, () => fall())
    dialled.onopen = () => {
      if (mine !== era) {
        dialled.close()
        return
      }
      later(wordPatience, () => fall())
      write({ t: 'hello', ticket })
    }
    dialled.onmessage = ({ data }) => {
      if (typeof data !== 'string') return
      for (const frame of readRoomFrames(data)) if (mine === era) hear(frame)
    }
    dialled.onclose = ({ code }) => {
      if (mine === era) closed(code)
    }
    // `close` always follows, with the code.
    dialled.onerror = () => {}
  }

  function hear(frame: RoomFrame): void {
    lastHeard = nowMs()
    if (!open) {
      open = true
      openedAt = lastHeard
      watch(quiet)
    }
    if (frame.t !== 'pong') deps.heard(frame)
  }

  /** One timer that looks whether anything was heard since; being late proves nothing, so we ask. */
  function watch(delayMs: number): void {
    later(delayMs, () => {
      const silent = nowMs() - lastHeard
      if (silent < quiet) watch(quiet - silent)
      else ping()
    })
  }

  function ping(): void {
    const asked = nowMs()
    write({ t: 'ping' })
    later(patience, () => {
      if (lastHeard >= asked) watch(quiet)
      else fall(0)
    })
  }

  function closed(code: number): void {
    if (code === closeCodes.signedOut) end(deps.signedOut)
    else fall(code === closeCodes.badFrame || code === closeCodes.tooMany ? penalty : undefined)
  }

  function fall(waitMs?: number): void {
    if (open && nowMs() - openedAt >= settled) failures = 0
    hangUp()
    const wait = waitMs ?? waitAfter(failures, deps.random, waits)
    failures += 1
    later(wait, () => void attempt())
  }

  function hangUp(): void {
    era += 1
    stopTimer()
    const wasOpen = open
    open = false
    socket?.close()
    socket = undefined
    if (wasOpen) deps.lost()
  }

  function end(tell: () => void): void {
    stop()
    tell()
  }

  function stop(): void {
    running = false
    hangUp()
  }

  function write(frame: ParticipantFrame): void {
    socket?.send(JSON.stringify(frame))
  }

  return {
    start() {
      if (running) return
      running = true
      failures = 0
      void attempt()
    },
    stop,
    send(frame) {
      if (!open) return false
      write(frame)
      return true
    },
    nudge() {
      if (!running) return
      if (open) {
        ping()
        return
      }
      hangUp()
      void attempt()
    },
    renew() {
      if (running && open) fall()
    },
  }
}
