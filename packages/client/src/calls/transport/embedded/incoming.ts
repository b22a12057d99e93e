import type { FilledSlot, OwnSlots } from '@baton/contract'
import type { Sealing } from '../frames/sealing.ts'
import type { RemoteMedia } from '../transport.ts'

/** What comes on one connection: a fixed set of tracks, of which the server says what each carries now. */
export interface Incoming {
  /** By slot. */
  readonly tracks: ReadonlyMap<string, MediaStreamTrack>
  readonly midOf: ReadonlyMap<string, string>
  readonly voices: readonly MediaStreamTrack[]
  /** Whether what comes there was sealed by that participant; where nothing is sealed, whatever the server says. */
  isBy(mid: string, participantId: string): boolean
}

export const nothingIncoming: Incoming = {
  tracks: new Map(),
  midOf: new Map(),
  voices: [],
  isBy: () => false,
}

/**
 * Before the connection answers: nothing that comes is to pass unopened.
 *
 * @param attempt which connection of this device it is: the streams of each have names of their own
 */
export function incomingOf(
  connection: RTCPeerConnection,
  own: OwnSlots,
  sealing: Sealing | null,
  attempt: number,
): Incoming {
  const ours = new Set<string>(Object.values(own))
  const tracks = new Map<string, MediaStreamTrack>()
  for (const { mid, receiver } of connection.getTransceivers()) {
    if (mid === null || ours.has(mid)) continue
    sealing?.open(receiver, `${attempt}/${mid}`)
    tracks.set(mid, receiver.track)
  }
  return {
    tracks,
    midOf: new Map([...tracks].map(([mid, { id }]) => [id, mid])),
    // All of them from the beginning, whoever speaks: a track that carries nothing is silent.
    voices: [...tracks.values()].filter(({ kind }) => kind === 'audio'),
    isBy: (mid, participantId) => sealing?.isBy(`${attempt}/${mid}`, participantId) ?? true,
  }
}

/**
 * The pictures by participant, as the slots are filled. No face is shown under another's name: what a slot carries is
 * shown when it is theirs whom the server names, which at a change of it may be a moment later.
 */
export function mediaOf({ tracks, isBy }: Incoming, slots: readonly FilledSlot[]): Map<string, RemoteMedia> {
  const media = new Map<string, RemoteMedia>()
  for (const { mid, participantId, source } of slots) {
    const track = tracks.get(mid)
    if (!track || (source !== 'camera' && source !== 'screen') || !isBy(mid, participantId)) continue
    const before = media.get(participantId) ?? { camera: null, screen: null }
    media.set(participantId, { ...before, [source]: track })
  }
  return media
}
