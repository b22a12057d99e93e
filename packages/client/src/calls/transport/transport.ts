import type { Picture, WantedPicture } from '@baton/contract'
import type { LineQuality } from '@baton/domain/calls/line-quality'

export type { LineQuality }

/** What a device sends of itself. */
export type OwnSource = 'microphone' | 'camera' | 'screen' | 'screen-sound'

/**
 * `connecting`: never yet. `connected`: media flows. `mending`: it flowed, and is being brought back to the same place.
 * `silent`: connected, and nothing comes although somebody is there and sends (CAL22). `failed`: it could not
 * be connected many times over; it goes on trying now and then, and the person may have it try at once.
 */
export type TransportState = 'connecting' | 'connected' | 'mending' | 'silent' | 'failed'

/** What comes from one participant. */
export interface RemoteMedia {
  readonly camera: MediaStreamTrack | null
  readonly screen: MediaStreamTrack | null
}

/** What comes, as receivers measure it, over the last seconds. Times in ms, shares from 0 to 1. */
export interface LineFigures {
  readonly loss: number
  readonly jitterMs: number
  readonly roundTripMs: number
  readonly freezes: number
  readonly reconnects: number
  readonly silentSeconds: number
  readonly joinMs: number | null
  readonly relayed: boolean
  /** Packets of sound that have come, of everybody: it grows while anybody is heard. */
  readonly soundPackets: number
  /** Frames a second of each picture that is shown. */
  readonly frameRates: readonly (Picture & { readonly framesPerSecond: number })[]
}

export interface TransportSnapshot {
  readonly state: TransportState
  readonly quality: LineQuality
  /** By participant. */
  readonly media: ReadonlyMap<string, RemoteMedia>
  /** Every voice that is to be heard now; voices are not tied to one participant each. */
  readonly voices: readonly MediaStreamTrack[]
  /** Who speaks, the loudest first. */
  readonly speakers: readonly { readonly participantId: string; readonly level: number }[]
  readonly figures: LineFigures
}

/**
 * Carries a meeting's sound and pictures between this device and the others. Two implementations, the embedded media
 * server's and LiveKit's, behind the same tests. It decides nothing about who is there: the room does.
 */
export interface MeetingTransport {
  get(): TransportSnapshot
  subscribe(listener: () => void): () => void
  /**
   * Sends this from now on, or nothing more of that source with `null`. Without another exchange with the server; may be
   * called before it is connected. Never throws.
   */
  send(source: OwnSource, track: MediaStreamTrack | null): void
  /** Which pictures this device shows, the most important first; the others are not fetched (CAL18). */
  want(pictures: readonly WantedPicture[]): void
  /** How many of the others have their microphone on, as the room says: with any, sound is expected (CAL22). */
  expect(microphones: number): void
  /** Begins anew: after `failed`, or after the network or the room's line changed. */
  redial(): void
  close(): void
}
