import { type ClientFrame, closeCodes, protocolVersion, type StreamName } from '@baton/contract'
import type { Answer } from '../answer.ts'
import type { Clock, Socket, SocketConstructor } from '../ports.ts'
import { type Held, held, type Store } from '../store.ts'
import { waitAfter } from './backoff.ts'
import type { ReadFrames, Received } from './read-frames.ts'

/** What the screen says about the line. `level`: everything that the server told is here. */
export interface ConnectionState {
  readonly line: 'stopped' | 'offline' | 'connecting' | 'level' | 'reload'
  /** Since when the line has been so: ISO 8601, by this device's clock. */
  readonly since: string
}

export type Welcome = Extract<Received, { t: 'welcome' }>

/** What a connection needs, and whom it tells. */
export interface ConnectionDeps {
  readonly url: string
  readonly WebSocket: SocketConstructor
  readonly clock: Clock
  readonly random: () => number
  readonly readFrames: ReadFrames
  /** `false` sends no ping: a load generator's thousands of sockets are watched otherwise. */
  readonly heartbeat: boolean
  /** Gets a ticket, and whatever snapshot is lacking before `hello` can name positions. */
  prepare(): Promise<Answer<{ ticket: string }>>
  positions(): Record<StreamName, number>
  /** The frames of one WebSocket message, after `welcome`. */
  received(frames: readonly Received[]): void
  welcomed(welcome: Welcome): void
  lost(): void
  /** The session ended: do not come back before the next sign-in (RT34). */
  signedOut(): void
}

export interface Connection {
  readonly state: Store<ConnectionState>
  start(): void
  stop(): void
  /** Sends a frame if the line is open (after `welcome`); says whether it did. */
  send(frame: ClientFrame): boolean
  isOpen(): boolean
  /** Everything that `welcome` promised has arrived. */
  level(): void
  /** A hint that the network may be back: tries at once instead of waiting. */
  nudge(): void
  /** A hint that the network may be gone: asks the server at once instead of waiting. */
  probe(): void
}

/** Silence before a ping, and silence after it before the line is taken for dead (RT32), in ms. */
const quiet = 4000
/** Longest wait for the socket to open and be welcomed, in ms. */
const patience = 8000
/** Wait after the server found fault with us, in ms. */
const penalty = 5000
/** A line that stood this long was good: the next attempt starts afresh. In ms. */
const settled = 5000

/** Keeps one socket open: ticket, hello, welcome, heartbeat, and back again with jitter when it falls (RT12). */
export function createConnection(deps: ConnectionDeps): Connection {
  const { clock } = deps
  const state: Held<ConnectionState> = held({ line: 'stopped', since: clock.now().toISOString() })
  /** Grows with every attempt and with `stop`, so that what belongs to an earlier one is not listened to. */
  let era = 0
  let running = false
  let socket: Socket | undefined
  let open = false
  let failures = 0
  let lastHeard = 0
  let openedAt = 0
  let stopTimer = () => {}

  function say(line: ConnectionState['line']): void {
    if (state.getSnapshot().line !== line) state.set({ line, since: clock.now().toISOString() })
  }

  function later(delayMs: number, ring: () => void): void {
    stopTimer()
    stopTimer = clock.setTimer(delayMs, ring)
  }

  async function attempt(): Promise<void> {
    stopTimer()
    era += 1
    const mine = era
    later(patience, () => say('offline'))
    const prepared = await deps.prepare()
    if (mine !== era) return
    if (!prepared.ok) {
      if (prepared.refusal.code === 'not-signed-in') endSession()
      else fall()
      return
    }
    dial(prepared.value.ticket, mine)
  }

  function dial(ticket: string, mine: number): void {
    const dialled = new deps.WebSocket(deps.url)
    socket = dialled
    later(patience, () => fall())
    dialled.onopen = () => {
      if (mine !== era) {
        dialled.close()
        return
      }
      const positions = deps.positions()
      write({ t: 'hello', protocol: protocolVersion, ticket, positions })
    }
    dialled.onmessage = ({ data }) => {
      if (mine === era && typeof data === 'string') hear(deps.readFrames(data))
    }
    dialled.onclose = ({ code }) => {
      if (mine === era) closed(code)
    }
    // `close` always follows, with the code.
    dialled.onerror = () => {}
  }

  function hear(frames: readonly Received[]): void {
    lastHeard = clock.now().getTime()
    if (open) {
      deps.received(frames)
      return
    }
    const [first, ...others] = frames
    if (first?.t !== 'welcome') return
    open = true
    openedAt = lastHeard
    say('connecting')
    if (deps.heartbeat) watch(quiet)
    else stopTimer()
    deps.welcomed(first)
    if (others.length > 0) deps.received(others)
  }

  /**
   * One timer that looks whether anything was heard since; nothing is re-armed per frame. A browser rings the timers of
   * a hidden page once a minute, and those of a laptop that slept when it wakes: being late proves nothing, so we ask.
   */
  function watch(delayMs: number): void {
    later(delayMs, () => {
      const silent = clock.now().getTime() - lastHeard
      if (silent < quiet) watch(quiet - silent)
      else ping()
    })
  }

  function ping(): void {
    const asked = clock.now().getTime()
    write({ t: 'ping' })
    later(quiet, () => {
      if (lastHeard >= asked) watch(quiet)
      else fall(true)
    })
  }

  function closed(code: number): void {
    if (code === closeCodes.signedOut) {
      endSession()
    } else if (code === closeCodes.version) {
      stop()
      say('reload')
    } else {
      fall(false, code === closeCodes.badFrame || code === closeCodes.tooMany ? penalty : undefined)
    }
  }

  /** The line fell, or never stood: say so and try again. */
  function fall(atOnce = false, waitMs?: number): void {
    if (open && clock.now().getTime() - openedAt >= settled) failures = 0
    hangUp()
    say('offline')
    const wait = waitMs ?? (atOnce ? 0 : waitAfter(failures, deps.random))
    failures += 1
    later(wait, attempt)
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

  function endSession(): void {
    stop()
    deps.signedOut()
  }

  function stop(): void {
    running = false
    hangUp()
    say('stopped')
  }

  function write(frame: ClientFrame): void {
    socket?.send(JSON.stringify(frame))
  }

  return {
    state,
    start() {
      if (running) return
      running = true
      failures = 0
      say('connecting')
      void attempt()
    },
    stop,
    send(frame) {
      if (!open) return false
      write(frame)
      return true
    },
    isOpen: () => open,
    level() {
      if (open) say('level')
    },
    nudge() {
      if (running && !open && state.getSnapshot().line === 'offline') void attempt()
    },
    probe() {
      if (open && deps.heartbeat) ping()
    },
  }
}
