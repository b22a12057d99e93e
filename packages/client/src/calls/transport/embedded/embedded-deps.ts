import type { DeviceSignal, MediaPass, MediaSignal } from '@baton/contract'
import type { Clock } from '../../../ports.ts'
import type { Sealing } from '../frames/sealing.ts'
import type { MeetingTransport } from '../transport.ts'

export type EmbeddedPass = Extract<MediaPass, { kind: 'embedded' }>

export interface EmbeddedDeps {
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection
  readonly clock: Clock
  readonly random: () => number
  /** When one asked to come in, in ms: how long that took is counted from there. */
  askedAtMs(): number
  /** The newest pass: relays' credentials are renewed. */
  pass(): EmbeddedPass
  /** The pass may be too old, with its relay's credentials: another one is wanted. */
  renewPass(): void
  /** By the room's socket; lost when it is down. */
  say(signal: DeviceSignal): void
  /** `null` where the meeting has no key for it. */
  readonly sealing: Sealing | null
}

export interface EmbeddedTransport extends MeetingTransport {
  hear(signal: MediaSignal): void
}
