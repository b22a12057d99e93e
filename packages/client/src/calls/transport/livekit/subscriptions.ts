import type { FilledSlot, WantedPicture } from '@baton/contract'
import type { RemoteTrackPublication, Room } from 'livekit-client'
import type { RemoteMedia } from '../transport.ts'

type LiveKit = typeof import('livekit-client')
type Source = FilledSlot['source']

/** A track that comes, and whose it is. */
interface Coming extends FilledSlot {
  readonly track: MediaStreamTrack
  readonly publication: RemoteTrackPublication
}

/** Fetches every voice, and of the pictures those that are shown. */
export function subscribeTo(livekit: LiveKit, room: Room, wanted: readonly WantedPicture[]): void {
  for (const { participantId, source, publication } of offered(livekit, room)) {
    if (source === 'microphone' || source === 'screen-sound') {
      publication.setSubscribed(true)
      continue
    }
    const wish = wanted.find((one) => one.participantId === participantId && one.source === source)
    publication.setSubscribed(wish !== undefined)
    if (!wish || source !== 'camera') continue
    const { VideoQuality } = livekit
    publication.setVideoQuality(wish.size === 'large' ? VideoQuality.HIGH : VideoQuality.LOW)
  }
}

/** What comes now. */
export function comingIn(livekit: LiveKit, room: Room): Coming[] {
  return offered(livekit, room).flatMap(({ participantId, source, publication }) => {
    const track = publication.isMuted ? undefined : publication.track?.mediaStreamTrack
    return track ? [{ mid: publication.trackSid, participantId, source, track, publication }] : []
  })
}

/** The pictures by participant. */
export function picturesOf(coming: readonly Coming[]): Map<string, RemoteMedia> {
  const media = new Map<string, RemoteMedia>()
  for (const { participantId, source, track } of coming) {
    if (source !== 'camera' && source !== 'screen') continue
    const before = media.get(participantId) ?? { camera: null, screen: null }
    media.set(participantId, { ...before, [source]: track })
  }
  return media
}

function offered(livekit: LiveKit, room: Room) {
  return [...room.remoteParticipants.values()].flatMap((participant) =>
    [...participant.trackPublications.values()].flatMap((publication) => {
      const source = sourceOf(livekit, publication)
      return source ? [{ participantId: participant.identity, source, publication }] : []
    }),
  )
}

function sourceOf({ Track }: LiveKit, { source }: RemoteTrackPublication): Source | undefined {
  if (source === Track.Source.Microphone) return 'microphone'
  if (source === Track.Source.Camera) return 'camera'
  if (source === Track.Source.ScreenShare) return 'screen'
  return source === Track.Source.ScreenShareAudio ? 'screen-sound' : undefined
}
