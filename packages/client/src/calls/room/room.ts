import {
  type CallMeasure,
  type DeviceSignal,
  type MediaPass,
  type MediaSignal,
  type Refusal,
  type Room,
  type RoomFrame,
  type RoomReaction,
  roomPath,
} from '@baton/contract'
import type { Answer } from '../../answer.ts'
import type { Clock, SocketConstructor } from '../../ports.ts'
import { derived, type Store } from '../../store.ts'
import { createRoomLine } from './room-line.ts'

/** What this person chose, and keeps whatever becomes of the line (CAL21). */
export interface OwnState {
  readonly microphone: boolean
  readonly camera: boolean
  readonly screen: boolean
  readonly handRaised: boolean
}

export interface Pass {
  /** Whose place it is. */
  readonly participantId: string
  readonly media: MediaPass
  /** With what devices seal sound and pictures from the media server; `null`: they do not. */
  readonly frameKey: string | null
}

export interface RoomTicket {
  readonly participantId: string
  readonly ticket: string
}

type Over = Extract<RoomFrame, { t: 'over' }>['why']

export interface RoomSnapshot {
  /**
   * `joining`: not heard of yet. `waiting`: to be let in. `in`. `mending`: the line fell, and is being brought back.
   * `over`: why is in `over` or `refusal`; there is no way back by itself.
   */
  readonly line: 'joining' | 'waiting' | 'in' | 'mending' | 'over'
  /** What somebody who waits may know of the meeting. */
  readonly title: string | null
  readonly room: Room | null
  readonly own: OwnState
  /** Written here and not yet kept with the meeting, the oldest first. */
  readonly unsaid: readonly { readonly id: string; readonly words: string }[]
  readonly over: Over | null
  readonly refusal: Refusal | null
}

/** A meeting's room as one device holds it. */
export interface MeetingRoom extends Store<RoomSnapshot> {
  start(): void
  choose(own: Partial<Omit<OwnState, 'handRaised'>>): void
  raiseHand(raised: boolean): void
  react(reaction: RoomReaction): void
  /** Keeps saying it until it stands in the room (CAL24). */
  say(words: string): void
  /** For the media server; lost when the line is down, after which one dials again anyway. */
  signal(signal: DeviceSignal): void
  measure(measure: CallMeasure): void
  /** The network may have changed. */
  nudge(): void
  /** Another pass is wanted. */
  renew(): void
  /** Goes for good: the place is not kept. */
  leave(): void
  /** Closes the line and keeps the place for a while, as when a page is closed. */
  close(): void
}

export interface RoomDeps {
  /** For example `https://baton.example`; in a browser `location.origin`. */
  readonly baseUrl: string
  readonly WebSocket: SocketConstructor
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  readonly own: OwnState
  /** `calls.join` of a colleague, `calls.comeBack` of a guest. */
  ticket(): Promise<Answer<RoomTicket>>
  /** They are in, again after every break: what was set up before with the media server is gone. */
  passed(pass: Pass, line: 'new' | 'same'): void
  signalled(signal: MediaSignal): void
  reacted(participantId: string, reaction: RoomReaction): void
  /** A host turned this microphone off (CAL17). */
  silenced(): void
}

/** Wait for words to stand in the room before they are said again, in ms. */
const sayAgain = 3_000
/** How long the room may show something else than what one chose before one says it again, in ms. */
const insistMs = 1_500

export function createRoom(deps: RoomDeps): MeetingRoom {
  let line: RoomSnapshot['line'] = 'joining'
  let title: string | null = null
  let room: Room | null = null
  let own = deps.own
  let unsaid: RoomSnapshot['unsaid'] = []
  let over: Over | null = null
  let refusal: Refusal | null = null
  /** Whether the room has come on this line, and so what we chose has been said on it. */
  let isSaid = false
  let isPassed = false
  let participantId = ''
  let silencedAt: string | null | undefined
  let stopSaying = () => {}
  let stopInsisting: (() => void) | undefined

  const store = derived<RoomSnapshot>(() => ({ line, title, room, own, unsaid, over, refusal }))
  const socket = createRoomLine({
    ...deps,
    url: `${deps.baseUrl.replace(/^http/, 'ws')}${roomPath}`,
    heard,
    async ticket() {
      const answer = await deps.ticket()
      if (answer.ok) participantId = answer.value.participantId
      return answer
    },
    lost() {
      isSaid = false
      isPassed = false
      stopSaying()
      rest()
      if (line === 'over') return
      line = line === 'in' ? 'mending' : line
      store.changed()
    },
    refused(why) {
      refusal = why
      finish()
    },
    signedOut() {
      over = 'signed-out'
      finish()
    },
  })

  function heard(frame: RoomFrame): void {
    if (frame.t === 'waiting') {
      line = 'waiting'
      title = frame.title
    } else if (frame.t === 'pass') {
      const whichLine = isPassed ? 'same' : 'new'
      // Whoever is told dials at once.
      isPassed = true
      deps.passed({ participantId, media: frame.media, frameKey: frame.frameKey }, whichLine)
    } else if (frame.t === 'room') took(frame.room)
    else if (frame.t === 'reaction') deps.reacted(frame.participantId, frame.reaction)
    else if (frame.t === 'signal') deps.signalled(frame.signal)
    else if (frame.t === 'over') {
      over = frame.why
      finish()
    }
    store.changed()
  }

  function took(next: Room): void {
    // Two servers may tell of one meeting: what is older than what is held says nothing new.
    if (room && next.meeting.version < room.meeting.version && isSaid) return
    room = next
    line = 'in'
    const stands = new Set(next.said.map(({ id }) => id))
    unsaid = unsaid.filter(({ id }) => !stands.has(id))
    heedSilence(next)
    if (isSaid) {
      insist()
      return
    }
    // Only now: what a host did while the line was down comes before what was chosen before it fell.
    isSaid = true
    sayState()
    socket.send({ t: 'hand', raised: own.handRaised })
    sayUnsaid()
  }

  function heedSilence(next: Room): void {
    const mine = next.participants.find(({ id }) => id === next.me)
    const before = silencedAt
    silencedAt = mine?.silencedAt ?? null
    if (before === undefined || silencedAt === null || silencedAt === before) return
    own = { ...own, microphone: false }
    // That it was heeded: from then on they may speak again when they wish.
    sayState()
    deps.silenced()
  }

  /** What was said and not heard, or not heeded because it crossed a host's word, is said again. */
  function insist(): void {
    if (agrees()) rest()
    if (agrees() || stopInsisting) return
    stopInsisting = deps.clock.setTimer(insistMs, () => {
      stopInsisting = undefined
      if (!isSaid || agrees()) return
      sayState()
      socket.send({ t: 'hand', raised: own.handRaised })
      insist()
    })
  }

  function rest(): void {
    stopInsisting?.()
    stopInsisting = undefined
  }

  function agrees(): boolean {
    const mine = room?.participants.find(({ id }) => id === room?.me)
    if (!mine) return true
    const { microphone, camera, screen, handRaisedAt } = mine
    return (
      microphone === own.microphone &&
      camera === own.camera &&
      screen === own.screen &&
      (handRaisedAt !== null) === own.handRaised
    )
  }

  function sayState(): void {
    const { microphone, camera, screen } = own
    if (isSaid) socket.send({ t: 'state', microphone, camera, screen })
  }

  function sayUnsaid(): void {
    stopSaying()
    if (unsaid.length === 0 || !isSaid) return
    for (const { id, words } of unsaid) socket.send({ t: 'say', id, words })
    saySoonAgain()
  }

  function saySoonAgain(): void {
    stopSaying()
    stopSaying = deps.clock.setTimer(sayAgain, sayUnsaid)
  }

  function finish(): void {
    line = 'over'
    stopSaying()
    rest()
    socket.stop()
    store.changed()
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    start: socket.start,
    choose(chosen) {
      own = { ...own, ...chosen }
      sayState()
      store.changed()
    },
    raiseHand(raised) {
      own = { ...own, handRaised: raised }
      if (isSaid) socket.send({ t: 'hand', raised })
      store.changed()
    },
    react(reaction) {
      if (isSaid) socket.send({ t: 'react', reaction })
    },
    say(words) {
      if (words.trim() === '') return
      const saying = { id: deps.newId(), words: words.trim() }
      if (isSaid) socket.send({ t: 'say', ...saying })
      if (unsaid.length === 0) saySoonAgain()
      unsaid = [...unsaid, saying]
      store.changed()
    },
    signal(signal) {
      if (isPassed) socket.send({ t: 'signal', signal })
    },
    measure(measure) {
      if (isSaid) socket.send({ t: 'measure', measure })
    },
    nudge: socket.nudge,
    renew: socket.renew,
    leave() {
      if (line === 'over') return
      socket.send({ t: 'leave' })
      finish()
    },
    close() {
      if (line !== 'over') finish()
    },
  }
}
