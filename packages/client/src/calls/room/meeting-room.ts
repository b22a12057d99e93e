import type {
  CallMeasure,
  DeviceSignal,
  MediaPass,
  MediaSignal,
  Refusal,
  Room,
  RoomFrame,
  RoomReaction,
} from '@baton/contract'
import type { Answer } from '../../answer.ts'
import type { Clock, SocketConstructor } from '../../ports.ts'
import type { Store } from '../../store.ts'

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

export type Over = Extract<RoomFrame, { t: 'over' }>['why']

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
