import type { MediaPass } from '@baton/contract'
import type { Clock } from '../../../ports.ts'
import type { MeetingTransport } from '../transport.ts'

export type LiveKitPass = Extract<MediaPass, { kind: 'livekit' }>

export interface LiveKitDeps {
  readonly clock: Clock
  readonly random: () => number
  askedAtMs(): number
  /** The newest pass: LiveKit takes each for a few minutes. */
  pass(): LiveKitPass
  /** The pass may be too old: another one is wanted. */
  renewPass(): void
  /** With what frames are sealed, and LiveKit's own worker that does it; `null` where the meeting has no key. */
  readonly sealing: { readonly worker: Worker; readonly secret: string } | null
}

export interface LiveKitTransport extends MeetingTransport {
  /** The meeting has another key. */
  key(secret: string): void
}
