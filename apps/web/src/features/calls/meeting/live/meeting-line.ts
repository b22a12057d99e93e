import type { Room, RoomReaction, WantedPicture } from '@baton/contract'
import type { Failure } from '../../../../app/session/ask.ts'
import type { OverWhy, TransportSnapshot } from './live.ts'

export interface LineSnapshot {
  readonly phase: 'entering' | 'waiting' | 'in' | 'over'
  readonly title: string | null
  readonly over: { readonly why: OverWhy; readonly failure: Failure | null } | null
  readonly room: Room | null
  readonly hasLine: boolean
  readonly transport: TransportSnapshot | null
  readonly unsaid: readonly { readonly id: string; readonly words: string }[]
}

/** The room's socket and the transport that belongs to it, as one: what a live meeting stands on. */
export interface MeetingLine {
  get(): LineSnapshot
  subscribe(listener: () => void): () => void
  onReaction(listener: (participantId: string, reaction: RoomReaction) => void): void
  send(source: 'microphone' | 'camera' | 'screen' | 'screen-sound', track: MediaStreamTrack | null): void
  /** What one has on, as everyone in the room is told. */
  setOwn(on: { readonly microphone: boolean; readonly camera: boolean; readonly screen: boolean }): void
  raiseHand(isRaised: boolean): void
  react(reaction: RoomReaction): void
  say(words: string): void
  want(pictures: readonly WantedPicture[]): void
  redial(): void
  leave(): void
}
