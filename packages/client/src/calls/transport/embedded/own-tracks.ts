import type { MediaSignal, OwnSlots } from '@baton/contract'
import type { LineQuality } from '@baton/domain/calls/line-quality'
import type { Sealing } from '../frames/sealing.ts'
import type { OwnSource } from '../transport.ts'

export type LookedAt = Omit<Extract<MediaSignal, { kind: 'looked-at' }>, 'kind'>
type OwnSlot = keyof OwnSlots

/** What this device sends, on whichever connection there is. */
export interface OwnTracks {
  /** Puts the tracks on a connection's own slots; before it answers, so that the answer says that they send. */
  attach(connection: RTCPeerConnection, own: OwnSlots): Promise<void>
  /** The connection stands: now every browser takes limits. */
  limit(): void
  use(source: OwnSource, track: MediaStreamTrack | null): void
  lookedAt(looked: LookedAt): void
  quality(quality: LineQuality): void
  /** The connection is gone; the tracks are kept for the next one. */
  detach(): void
}

interface Limits {
  readonly active: boolean
  readonly maxBitrate: number
  readonly maxFramerate?: number
  /** Lines of the picture that is sent. */
  readonly height?: number
}

/** Until the server says who looks: the small picture, so that whoever comes is seen at once. */
const atFirst: LookedAt = { camera: false, cameraSmall: true, screen: true }

const sourceOf: Readonly<Record<OwnSlot, OwnSource>> = {
  microphone: 'microphone',
  camera: 'camera',
  cameraSmall: 'camera',
  screen: 'screen',
  screenSound: 'screen-sound',
}

/** What the encoder should keep when it cannot keep everything. */
const hints: Readonly<Record<OwnSource, string>> = {
  microphone: 'speech',
  camera: 'motion',
  screen: 'detail',
  'screen-sound': 'music',
}

export function createOwnTracks(sealing: Sealing | null): OwnTracks {
  const tracks = new Map<OwnSource, MediaStreamTrack>()
  let senders: {
    readonly slot: OwnSlot
    readonly sender: RTCRtpSender
    readonly apply: () => Promise<void>
  }[] = []
  let looked = atFirst
  let line: LineQuality = 'good'

  function limitsOf(slot: OwnSlot): Limits {
    if (slot === 'microphone') return { active: true, maxBitrate: 32_000 }
    if (slot === 'screenSound') return { active: line !== 'poor', maxBitrate: 64_000 }
    if (slot === 'screen') {
      // Letters matter more than movement: on a poor line fewer pictures, each as sharp.
      return line === 'poor'
        ? { active: looked.screen, maxBitrate: 400_000, maxFramerate: 2 }
        : { active: looked.screen, maxBitrate: 1_500_000, maxFramerate: 8 }
    }
    // On a fair line whoever looks at the large picture is given the small one (CAL20).
    if (slot === 'camera') {
      return {
        active: looked.camera && line === 'good',
        maxBitrate: 500_000,
        maxFramerate: 20,
        height: 360,
      }
    }
    const stands = looked.cameraSmall || (looked.camera && line === 'fair')
    return { active: stands && line !== 'poor', maxBitrate: 90_000, maxFramerate: 12, height: 180 }
  }

  function applyAll(): void {
    for (const { apply } of senders) void apply()
  }

  function holdSlot(slot: OwnSlot, sender: RTCRtpSender) {
    const apply = oneAtATime(async () => {
      const track = tracks.get(sourceOf[slot]) ?? null
      if (sender.track !== track) await sender.replaceTrack(track)
      await setLimits(sender, limitsOf(slot))
    })
    return { slot, sender, apply }
  }

  return {
    async attach(connection, own) {
      looked = atFirst
      const transceivers = connection.getTransceivers()
      senders = ownSlotNames.flatMap((slot) => {
        const transceiver = transceivers.find(({ mid }) => mid === own[slot])
        if (!transceiver) return []
        transceiver.direction = 'sendonly'
        sealing?.seal(transceiver.sender)
        return holdSlot(slot, transceiver.sender)
      })
      await Promise.all(senders.map(({ apply }) => apply()))
    },
    limit: applyAll,
    use(source, track) {
      if (track) {
        if (track.contentHint === '') track.contentHint = hints[source]
        tracks.set(source, track)
      } else tracks.delete(source)
      for (const { slot, apply } of senders) if (sourceOf[slot] === source) void apply()
    },
    lookedAt(now) {
      looked = now
      applyAll()
    },
    quality(now) {
      if (now === line) return
      line = now
      applyAll()
    },
    detach() {
      senders = []
    },
  }
}

const ownSlotNames: readonly OwnSlot[] = ['microphone', 'camera', 'cameraSmall', 'screen', 'screenSound']

/** Browsers refuse limits while earlier ones are being set. Wishes that come meanwhile are one wish: the newest. */
function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let again = false
  async function run(): Promise<void> {
    do {
      again = false
      // A sender of a connection that was just closed takes nothing more.
      await act().catch(() => {})
    } while (again)
    running = undefined
  }
  return () => {
    if (running) again = true
    else running = run()
    return running ?? Promise.resolve()
  }
}

async function setLimits(sender: RTCRtpSender, limits: Limits): Promise<void> {
  const parameters = sender.getParameters()
  const [encoding] = parameters.encodings ?? []
  // Some browsers have none before the connection stands; `limit` comes again then.
  if (!encoding) return
  encoding.active = limits.active
  encoding.maxBitrate = limits.maxBitrate
  if (limits.maxFramerate !== undefined) encoding.maxFramerate = limits.maxFramerate
  if (limits.height !== undefined) encoding.scaleResolutionDownBy = scaleOf(sender.track, limits.height)
  await sender.setParameters(parameters)
}

/** A picture that was taken on end keeps its shape: its shorter side is what counts. */
function scaleOf(track: MediaStreamTrack | null, height: number): number {
  const settings = track?.getSettings()
  const shorter = Math.min(settings?.width ?? height, settings?.height ?? height)
  return Math.max(1, shorter / height)
}
