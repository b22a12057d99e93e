import type { DeviceSignal, MediaSignal } from '@baton/contract'
import type { Clock } from '../../ports.ts'
import type { Pass } from '../room/meeting-room.ts'
import { createEmbeddedTransport } from './embedded/embedded.ts'
import { canSeal, createSealing } from './frames/sealing.ts'
import type { MeetingTransport } from './transport.ts'

export interface BeginDeps {
  readonly RTCPeerConnection: new (configuration: RTCConfiguration) => RTCPeerConnection
  readonly clock: Clock
  readonly random: () => number
  askedAtMs(): number
  /** The newest pass; its kind stays what it was. */
  pass(): Pass
  /** Another pass is wanted. */
  renewPass(): void
  say(signal: DeviceSignal): void
  sealingWorker(kind: 'embedded' | 'livekit'): Worker
}

/** A transport, and what it is told beyond what every one is. */
export interface Begun {
  readonly transport: MeetingTransport
  hear(signal: MediaSignal): void
  key(secret: string): void
  close(): void
}

/** The transport that a pass is for; `cannot-seal`: this browser cannot, and unsealed nothing is sent where there is a key. */
export async function beginTransport(deps: BeginDeps): Promise<Begun | 'cannot-seal'> {
  const { media, frameKey } = deps.pass()
  if (frameKey !== null && !canSeal()) return 'cannot-seal'
  return media.kind === 'embedded' ? beginEmbedded(deps) : beginLiveKit(deps)
}

function beginEmbedded(deps: BeginDeps): Begun {
  const { participantId, frameKey } = deps.pass()
  const sealing =
    frameKey === null ? null : createSealing(deps.sealingWorker('embedded'), participantId, frameKey)
  const transport = createEmbeddedTransport({
    ...deps,
    sealing,
    pass() {
      const { media } = deps.pass()
      return media.kind === 'embedded' ? media : { kind: 'embedded', iceServers: [], relayOnly: false }
    },
  })
  return {
    transport,
    hear: transport.hear,
    key: (secret) => sealing?.key(secret),
    close() {
      transport.close()
      sealing?.stop()
    },
  }
}

async function beginLiveKit(deps: BeginDeps): Promise<Begun> {
  const { createLiveKitTransport } = await import('./livekit/livekit.ts')
  const { frameKey } = deps.pass()
  const transport = createLiveKitTransport({
    ...deps,
    sealing: frameKey === null ? null : { worker: deps.sealingWorker('livekit'), secret: frameKey },
    pass() {
      const { media } = deps.pass()
      return media.kind === 'livekit' ? media : { kind: 'livekit', url: '', token: '', relayOnly: false }
    },
  })
  return { transport, hear: () => {}, key: transport.key, close: transport.close }
}
