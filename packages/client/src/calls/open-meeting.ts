import type { RoomReaction, WantedPicture } from '@baton/contract'
import { v7 } from 'uuid'
import type { Answer } from '../answer.ts'
import { type Ports, systemClock } from '../ports.ts'
import { derived, type Store } from '../store.ts'
import type { MeetingRoom, OwnState, Pass, RoomSnapshot, RoomTicket } from './room/meeting-room.ts'
import { createRoom } from './room/room.ts'
import { type Begun, beginTransport } from './transport/begin-transport.ts'
import { measureOf } from './transport/measure-of.ts'
import type { OwnSource, TransportSnapshot } from './transport/transport.ts'

export interface MeetingDeps extends Pick<Ports, 'WebSocket' | 'clock' | 'random' | 'newId' | 'onHint'> {
  /** For example `https://baton.example`; in a browser `location.origin`. */
  readonly baseUrl: string
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection
  readonly own: OwnState
  /** `calls.join` of a colleague, `calls.comeBack` of a guest; asked for each line anew. */
  ticket(): Promise<Answer<RoomTicket>>
  /**
   * Begins the worker by which sound and pictures are sealed from whatever forwards them: `@baton/client/sealing-worker`
   * for the embedded media server, `@baton/client/livekit-worker` for LiveKit.
   */
  sealingWorker(kind: 'embedded' | 'livekit'): Worker
}

export interface MeetingSnapshot {
  readonly room: RoomSnapshot
  /** `null` until one is in. */
  readonly transport: TransportSnapshot | null
  /** Why there are neither sound nor pictures: this browser cannot seal them, and unsealed they are not sent. */
  readonly obstacle: 'cannot-seal' | null
}

/** A meeting as one device is in it: its room and its media, which share their comings and goings. */
export interface OpenMeeting extends Store<MeetingSnapshot> {
  /** Sends this from now on, or nothing more of that source; the room is told by `choose`. */
  send(source: OwnSource, track: MediaStreamTrack | null): void
  choose: MeetingRoom['choose']
  raiseHand: MeetingRoom['raiseHand']
  react: MeetingRoom['react']
  say: MeetingRoom['say']
  want(pictures: readonly WantedPicture[]): void
  /** Begins the media anew. */
  redial(): void
  onReaction(listener: (participantId: string, reaction: RoomReaction) => void): () => void
  /** A host turned this microphone off: nothing of it leaves the device from now on (CAL17). */
  onSilenced(listener: () => void): () => void
  /** Goes for good. */
  leave(): void
  /** Lets go of everything here and keeps the place for a while, as when a page is closed. */
  close(): void
}

/** How often it is told how the stay goes, in ms. */
const measureMs = 10_000

/** Comes into a meeting. It begins at once, and ends by `leave`, by `close`, or when the room says that it is over. */
export function openMeeting(deps: MeetingDeps): OpenMeeting {
  const { clock = systemClock, random = Math.random, newId = v7 } = deps
  const nowMs = () => clock.now().getTime()
  let askedAtMs = nowMs()
  const sent = new Map<OwnSource, MediaStreamTrack>()
  const reacting = new Set<(participantId: string, reaction: RoomReaction) => void>()
  const silencing = new Set<() => void>()
  let wanted: readonly WantedPicture[] = []
  let pass: Pass | undefined
  let begun: Begun | undefined
  let isBeginning = false
  let isOver = false
  let obstacle: MeetingSnapshot['obstacle'] = null
  let stopMeasuring = () => {}

  const room = createRoom({
    ...deps,
    clock,
    random,
    newId,
    passed,
    signalled: (signal) => begun?.hear(signal),
    reacted(participantId, reaction) {
      for (const listener of reacting) listener(participantId, reaction)
    },
    silenced() {
      send('microphone', null)
      for (const listener of silencing) listener()
    },
  })
  const store = derived<MeetingSnapshot>(() => ({
    room: room.getSnapshot(),
    transport: begun?.transport.get() ?? null,
    obstacle,
  }))
  const stopHints = deps.onHint?.((hint) => {
    // A machine that slept finds out what became of its lines when it is looked at again.
    if (hint === 'online' || hint === 'shown') room.nudge()
    if (hint !== 'online') return
    begun?.transport.redial()
  })
  room.subscribe(() => {
    const { line, room: now } = room.getSnapshot()
    begun?.transport.expect(speakingIn(now))
    if (line === 'over') end()
    // Who was made to wait has not been slow to connect.
    if (line === 'waiting') askedAtMs = nowMs()
    store.changed()
  })
  room.start()

  function passed(now: Pass, line: 'new' | 'same'): void {
    pass = now
    if (now.frameKey !== null) begun?.key(now.frameKey)
    if (!begun) void begin(now)
    // Another line of the room is another line for signals: what was set up on the old one went with it.
    else if (line === 'new') begun.transport.redial()
  }

  async function begin(first: Pass): Promise<void> {
    if (isBeginning || obstacle) return
    isBeginning = true
    const made = await beginTransport({
      ...deps,
      clock,
      random,
      askedAtMs: () => askedAtMs,
      pass: () => pass ?? first,
      renewPass: room.renew,
      say: room.signal,
    }).catch(() => undefined)
    isBeginning = false
    // Code that could not be had is asked for again with the next pass.
    if (made === undefined) room.renew()
    else if (made === 'cannot-seal') obstacle = made
    else if (isOver) made.close()
    else {
      begun = made
      take(made)
    }
    store.changed()
  }

  function take({ transport }: Begun): void {
    transport.subscribe(store.changed)
    for (const [source, track] of sent) transport.send(source, track)
    transport.want(wanted)
    transport.expect(speakingIn(room.getSnapshot().room))
    transport.redial()
    measureLater()
  }

  function measureLater(): void {
    stopMeasuring = clock.setTimer(measureMs, () => {
      measure()
      measureLater()
    })
  }

  function measure(): void {
    if (!begun) return
    room.measure(measureOf(begun.transport.get().figures))
  }

  function send(source: OwnSource, track: MediaStreamTrack | null): void {
    if (track) sent.set(source, track)
    else sent.delete(source)
    begun?.transport.send(source, track)
  }

  function end(): void {
    stopMeasuring()
    stopHints?.()
    isOver = true
    begun?.close()
  }

  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    send,
    choose: room.choose,
    raiseHand: room.raiseHand,
    react: room.react,
    say: room.say,
    want(pictures) {
      wanted = pictures
      begun?.transport.want(pictures)
    },
    redial() {
      room.nudge()
      begun?.transport.redial()
    },
    onReaction: (listener) => added(reacting, listener),
    onSilenced: (listener) => added(silencing, listener),
    leave() {
      measure()
      room.leave()
      end()
    },
    close() {
      measure()
      room.close()
      end()
    },
  }
}

/** How many of the others are there and have their microphone on. */
function speakingIn(room: RoomSnapshot['room']): number {
  if (!room) return 0
  return room.participants.filter(
    ({ id, state, microphone }) => id !== room.me && state === 'present' && microphone,
  ).length
}

function added<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
