import type { FilledSlot, OwnSlots } from '@baton/contract'
import type { Sealing } from '../frames/sealing.ts'
import type { RemoteMedia } from '../transport.ts'

/** What comes on one connection: a fixed set of tracks, of which the server says what each carries now. */
export interface Incoming {
  /** By slot. */
  readonly tracks: ReadonlyMap<string, MediaStreamTrack>
  readonly midOf: ReadonlyMap<string, string>
  readonly voices: readonly MediaStreamTrack[]
}

export const nothingIncoming: Incoming = { tracks: new Map(), midOf: new Map(), voices: [] }

/** Before the connection answers: nothing that comes is to pass unopened. */
export function incomingOf(
  connection: RTCPeerConnection,
  own: OwnSlots,
  sealing: Sealing | null,
): Incoming {
  const ours = new Set<string>(Object.values(own))
  const tracks = new Map<string, MediaStreamTrack>()
  for (const { mid, receiver } of connection.getTransceivers()) {
    if (mid === null || ours.has(mid)) continue
    sealing?.open(receiver, mid)
    tracks.set(mid, receiver.track)
  }
  return {
    tracks,
    midOf: new Map([...tracks].map(([mid, { id }]) => [id, mid])),
    // All of them from the beginning, whoever speaks: a track that carries nothing is silent.
    voices: [...tracks.values()].filter(({ kind }) => kind === 'audio'),
  }
}

/** The pictures by participant, as the slots are filled. */
export function mediaOf({ tracks }: Incoming, slots: readonly FilledSlot[]): Map<string, RemoteMedia> {
  const media = new Map<string, RemoteMedia>()
  for (const { mid, participantId, source } of slots) {
    const track = tracks.get(mid)
    if (!track || (source !== 'camera' && source !== 'screen')) continue
    const before = media.get(participantId) ?? { camera: null, screen: null }
    media.set(participantId, { ...before, [source]: track })
  }
  return media
}
