import type { LineQuality } from '@baton/domain/calls/line-quality'
import type { LocalTrackPublication, Room, TrackPublishOptions } from 'livekit-client'
import type { Clock } from '../../../ports.ts'
import type { OwnSource } from '../transport.ts'

type LiveKit = typeof import('livekit-client')

/** What this device publishes, source by source. */
export interface OwnPublications {
  use(source: OwnSource, track: MediaStreamTrack | null): void
  quality(quality: LineQuality): void
  /** A connection stands, or what this device may send has changed: publishes what is lacking. */
  reconcile(): void
  /** What is published, for its statistics. */
  published(): readonly LocalTrackPublication[]
}

interface Holding {
  wanted: MediaStreamTrack | null
  /** Wishes of one source are fulfilled one after another; those that come meanwhile are one wish: the newest. */
  isBusy: boolean
  isStale: boolean
}

/** Wait before what could not be published is tried again, in ms. */
const againMs = 3_000

export function createOwnPublications(
  livekit: LiveKit,
  room: Room,
  { isSealed, clock }: { isSealed: boolean; clock: Clock },
): OwnPublications {
  const { Track, VideoPreset } = livekit
  const sourceOf = {
    microphone: Track.Source.Microphone,
    camera: Track.Source.Camera,
    screen: Track.Source.ScreenShare,
    'screen-sound': Track.Source.ScreenShareAudio,
  } as const
  const options: Readonly<Record<OwnSource, TrackPublishOptions>> = {
    microphone: { audioPreset: { maxBitrate: 32_000 }, dtx: false, red: !isSealed },
    camera: {
      videoCodec: 'vp8',
      backupCodec: false,
      simulcast: true,
      videoEncoding: { maxBitrate: 500_000, maxFramerate: 20 },
      videoSimulcastLayers: [new VideoPreset(320, 180, 90_000, 12)],
    },
    screen: {
      videoCodec: 'vp8',
      backupCodec: false,
      simulcast: false,
      screenShareEncoding: { maxBitrate: 1_500_000, maxFramerate: 8 },
    },
    'screen-sound': { audioPreset: { maxBitrate: 64_000 }, dtx: false, red: false },
  }
  const holdings = new Map<OwnSource, Holding>()
  let line: LineQuality = 'good'

  function publication(source: OwnSource): LocalTrackPublication | undefined {
    return room.localParticipant.getTrackPublication(sourceOf[source])
  }

  async function reconcileOne(source: OwnSource, holding: Holding): Promise<void> {
    if (holding.isBusy) {
      holding.isStale = true
      return
    }
    holding.isBusy = true
    let isDone = true
    do {
      holding.isStale = false
      isDone = await bring(source, holding.wanted).then(
        () => true,
        () => false,
      )
    } while (holding.isStale)
    holding.isBusy = false
    // A server that was slow, or does not let us send just now: it is tried again, and at once when that changes.
    if (!isDone) clock.setTimer(againMs, () => void reconcileOne(source, holding))
  }

  async function bring(source: OwnSource, wanted: MediaStreamTrack | null): Promise<void> {
    if (room.state !== livekit.ConnectionState.Connected) return
    // On a poor line sound goes first: one's own picture stops until it is good again (CAL20).
    const track = source === 'camera' && line === 'poor' ? null : wanted
    const published = publication(source)
    const sent = published?.track
    if (!track && sent) await room.localParticipant.unpublishTrack(sent, false)
    else if (track && sent && sent.mediaStreamTrack !== track) {
      await sent.replaceTrack(track, { userProvidedTrack: true })
    } else if (track && !sent) {
      await room.localParticipant.publishTrack(track, { ...options[source], source: sourceOf[source] })
    }
  }

  function reconcile(): void {
    for (const [source, holding] of holdings) void reconcileOne(source, holding)
  }

  return {
    use(source, track) {
      const holding = holdings.get(source) ?? { wanted: null, isBusy: false, isStale: false }
      holding.wanted = track
      holdings.set(source, holding)
      void reconcileOne(source, holding)
    },
    quality(quality) {
      line = quality
      reconcile()
    },
    reconcile,
    published: () =>
      [...holdings.keys()].flatMap((source) => {
        const one = publication(source)
        return one ? [one] : []
      }),
  }
}
