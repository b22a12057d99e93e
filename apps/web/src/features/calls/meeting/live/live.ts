import type {
  LineQuality,
  MeetingSnapshot,
  RemoteMedia,
  TransportSnapshot,
  TransportState,
} from '@baton/client/meeting'
import type { Picture, Refusal, Room, RoomFrame, RoomReaction, WantedPicture } from '@baton/contract'
import type { Answer } from '../../../../app/session/ask.ts'
import type { OwnMedia, OwnSnapshot } from '../devices/own-media.ts'

export type { LineQuality, RemoteMedia, TransportSnapshot, TransportState }

/** How one gets into a room: each time the line is made, a new ticket is asked for. */
export type Door =
  | { readonly kind: 'colleague'; readonly meetingId: string }
  | {
      readonly kind: 'guest'
      /** The participant's id: whose entry it is. */
      readonly key: string
      readonly ticket: () => Promise<Answer<{ readonly participantId: string; readonly ticket: string }>>
    }

export interface Entry {
  readonly door: Door
  readonly microphone: boolean
  readonly camera: boolean
  /** Devices that are running already, from the device check; they are the meeting's from here on. */
  readonly own?: OwnMedia
}

/** Why one is not in it any more. `left`: one's own doing. `refused`: one was not let in, and the refusal says why. */
export type OverWhy = Extract<RoomFrame, { t: 'over' }>['why'] | 'left' | 'refused'

export interface ShownReaction {
  readonly id: number
  readonly participantId: string
  readonly reaction: RoomReaction
}

/** A meeting as this page is in it. */
export interface LiveSnapshot {
  readonly phase: 'entering' | 'waiting' | 'in' | 'over'
  /** While waiting: what one may know of it. */
  readonly title: string | null
  readonly over: { readonly why: OverWhy; readonly refusal: Refusal | null } | null
  readonly room: Room | null
  /** Whether the room's own line is up; media may flow without it. */
  readonly hasLine: boolean
  readonly transport: TransportSnapshot | null
  /** Why there will be neither sound nor pictures here. */
  readonly obstacle: MeetingSnapshot['obstacle']
  readonly own: OwnSnapshot
  /** The picture that is shown large where one is (CAL19). */
  readonly shown: Picture | null
  readonly pinned: Picture | null
  /** The others, in the order in which they sit. */
  readonly seats: readonly string[]
  readonly reactions: readonly ShownReaction[]
  /** The browser plays no sound until something is pressed. */
  readonly isSoundBlocked: boolean
  /** A host turned this microphone off, and it has not been turned on since. */
  readonly wasSilenced: boolean
  /** Written, and not yet known to stand in the meeting. */
  readonly unsaid: readonly { readonly id: string; readonly words: string }[]
}

export interface LiveMeeting {
  readonly door: Door
  /** When this page came in, in ms since 1970. */
  readonly since: number
  readonly own: OwnMedia
  get(): LiveSnapshot
  subscribe(listener: () => void): () => void
  setMicrophone(isOn: boolean): void
  setCamera(isOn: boolean): void
  /** Asks what to share; nothing happens if the person thinks better of it. */
  shareScreen(): Promise<void>
  stopSharing(): void
  raiseHand(isRaised: boolean): void
  react(reaction: RoomReaction): void
  say(words: string): void
  pin(picture: Picture | null): void
  want(pictures: readonly WantedPicture[]): void
  /** In answer to a press, which is what browsers want before they play. */
  allowSound(): void
  /** Connects anew after it was given up. */
  tryAgain(): void
  leave(): void
}
