import { PeerConnection, type Track, Video } from 'node-datachannel'
import type { Ground } from './ground.ts'
import { announce } from './sdp/announce.ts'
import { nativeMid, readTransport, type Transport, writeNative } from './sdp/native.ts'
import { readCandidate } from './sdp/read-candidate.ts'

export interface ConnectionEars {
  /** Our side of the connection is known: the offer can be written. */
  ready(transport: Transport): void
  candidate(candidate: string): void
  open(): void
  packet(packet: Buffer): void
  /** It failed or was closed from the other side. */
  gone(): void
}

/** As many of a device's candidates as are tried: more are of no use, and each makes the server send packets somewhere. */
const mostCandidates = 20

/**
 * One device's connection: one line of media towards libdatachannel, on which every stream comes and goes. Nothing in it
 * throws, since what throws in a callback of native code ends the process.
 */
export class Connection {
  readonly #peer: PeerConnection
  readonly #track: Track
  readonly #ground: Ground
  #candidates = 0
  #answered = false
  #closed = false

  constructor(ground: Ground, ears: ConnectionEars) {
    this.#ground = ground
    this.#peer = new PeerConnection('device', {
      iceServers: [],
      enableIceUdpMux: true,
      portRangeBegin: ground.port,
      portRangeEnd: ground.port,
      disableAutoNegotiation: true,
      ...(ground.bindAddress === null ? {} : { bindAddress: ground.bindAddress }),
    })
    ground.opened()
    const heard = (what: () => void) => {
      if (this.#closed) return
      ground.guard(what)
    }
    this.#peer.onLocalDescription((sdp) =>
      heard(() => {
        const transport = readTransport(sdp)
        if (transport === null) ears.gone()
        else ears.ready(transport)
      }),
    )
    let isFound = false
    this.#peer.onLocalCandidate((candidate) =>
      heard(() => {
        isFound = true
        for (const one of announce(candidate, ground.announced)) ears.candidate(one)
      }),
    )
    this.#peer.onGatheringStateChange((state) =>
      heard(() => {
        // A machine that is on no network still talks to itself.
        if (state === 'complete' && !isFound) ears.candidate(loopback(ground.port))
      }),
    )
    this.#peer.onStateChange((state) =>
      heard(() => {
        if (state === 'connected') ears.open()
        else if (state === 'failed' || state === 'closed' || state === 'disconnected') ears.gone()
      }),
    )
    const media = new Video(nativeMid, 'SendRecv')
    media.addVP8Codec(96)
    this.#track = this.#peer.addTrack(media)
    this.#track.onMessage((packet) => heard(() => ears.packet(packet)))
    this.#track.onError(() => heard(() => ears.gone()))
    this.#peer.setLocalDescription('offer')
  }

  /** Takes the device's side, once. */
  answer(transport: Transport): void {
    if (this.#answered || this.#closed) return
    this.#answered = true
    this.#ground.guard(() => this.#peer.setRemoteDescription(writeNative(transport), 'answer'))
  }

  candidate(said: string): void {
    const candidate = readCandidate(said)
    if (candidate === null) this.#ground.refused()
    if (candidate === null || !this.#answered || this.#closed || this.#candidates >= mostCandidates) return
    this.#candidates += 1
    this.#ground.guard(() => this.#peer.addRemoteCandidate(candidate, nativeMid))
  }

  /** Sends it if the line is up; what is sent is copied before this returns. */
  send(packet: Buffer): boolean {
    if (this.#closed) return false
    try {
      return this.#track.isOpen() && this.#track.sendMessageBinary(packet)
    } catch {
      return false
    }
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#ground.closed()
    this.#ground.guard(() => this.#track.close())
    this.#ground.guard(() => this.#peer.close())
  }
}

function loopback(port: number): string {
  return `candidate:1 1 UDP 2122317823 127.0.0.1 ${port} typ host`
}
