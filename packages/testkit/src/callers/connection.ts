import type { OwnSlots } from '@baton/contract'
import datachannel, { type IceServer, type Track } from 'node-datachannel'
import { type OfferedSlot, readOffer } from './offer.ts'
import { type MarkedSource, markedSources } from './payload.ts'

/** The way to a relay, as the pass has it. */
export interface IceWay {
  readonly iceServers: readonly {
    urls: string[]
    username?: string | undefined
    credential?: string | undefined
  }[]
  readonly relayOnly: boolean
}

export interface ConnectionEvents {
  answer(sdp: string): void
  candidate(candidate: string, mid: string): void
  state(state: string): void
  packet(mid: string, packet: Buffer): void
}

/** One attempt of a device to connect, answering an offer. */
export interface Connection {
  /** Every slot of the offer, by `mid`. */
  readonly slots: ReadonlyMap<string, OfferedSlot>
  readonly own: readonly {
    readonly source: MarkedSource
    readonly slot: OfferedSlot
    readonly ssrc: number
  }[]
  /** Sends a packet on a slot; `false`: it did not go out. */
  send(mid: string, packet: Buffer): boolean
  addCandidate(candidate: string, mid: string): void
  close(): void
}

let count = 0

/** Answers an offer. Nothing in here throws out of a callback: that would end the process. */
export function answerOffer(
  given: { sdp: string; own: OwnSlots; way: IceWay },
  events: ConnectionEvents,
): Connection {
  count += 1
  const peer = new datachannel.PeerConnection(`caller ${count}`, {
    iceServers: given.way.iceServers.flatMap(relaysOf),
    iceTransportPolicy: given.way.relayOnly ? 'relay' : 'all',
    disableAutoNegotiation: true,
  })
  const slots = readOffer(given.sdp)
  const tracks = new Map<string, Track>()
  // Every handle is held: one that is collected closes the track, although another handle of it is still used.
  const handles: Track[] = []
  let isClosed = false
  const own = markedSources.flatMap((source) => {
    const slot = slots.get(given.own[source])
    return slot === undefined ? [] : [{ source, slot, ssrc: newSsrc() }]
  })
  const keep = (track: Track) => {
    const mid = track.mid()
    handles.push(track)
    tracks.set(mid, track)
    track.onMessage(quietly((packet: Buffer) => isClosed || events.packet(mid, packet)))
    track.onError(() => {})
  }
  peer.onTrack(quietly(keep))
  peer.onStateChange(quietly((state: string) => isClosed || events.state(state)))
  // The library finds candidates before it has written the answer; a browser tells them after it.
  let early: (() => void)[] | null = []
  peer.onLocalCandidate(
    quietly((candidate: string, mid: string) => {
      // As browsers write it, without SDP's "a=".
      const tell = () => isClosed || events.candidate(candidate.replace(/^a=/, ''), mid)
      if (early === null) tell()
      else early.push(tell)
    }),
  )
  peer.onLocalDescription(
    quietly((sdp: string, type: string) => {
      if (isClosed || type !== 'answer') return
      events.answer(sdp)
      for (const tell of early ?? []) tell()
      early = null
    }),
  )
  // Whoever speaks first in DTLS may not be heard yet, and this library then waits a second where browsers wait 50 ms: so
  // the server, which is connected last, is left to begin.
  peer.setRemoteDescription(given.sdp.replaceAll('a=setup:actpass', 'a=setup:active'), 'offer')
  // Added with their SSRCs before the answer is made, so that it declares them, as a browser's does.
  for (const { source, slot, ssrc } of own) keep(peer.addTrack(mediaOf(source, slot, ssrc)))
  peer.setLocalDescription('answer')
  return {
    slots,
    own,
    send(mid, packet) {
      const track = tracks.get(mid)
      if (isClosed || track === undefined || !track.isOpen()) return false
      try {
        return track.sendMessageBinary(packet)
      } catch {
        // It would not be encrypted: it is too far from being a packet, or the line closed meanwhile.
        return false
      }
    },
    addCandidate(candidate, mid) {
      if (!isClosed) quietly(() => peer.addRemoteCandidate(candidate, mid))()
    },
    close() {
      isClosed = true
      handles.length = 0
      quietly(() => peer.close())()
    },
  }
}

function mediaOf(source: MarkedSource, slot: OfferedSlot, ssrc: number) {
  if (slot.kind === 'audio') {
    const audio = new datachannel.Audio(slot.mid, 'SendOnly')
    audio.addOpusCodec(slot.payloadType)
    if (slot.audioLevel !== null) {
      audio.parseSdpLine(`a=extmap:${slot.audioLevel} urn:ietf:params:rtp-hdrext:ssrc-audio-level`)
    }
    audio.addSSRC(ssrc, source, 'caller', source)
    return audio
  }
  const video = new datachannel.Video(slot.mid, 'SendOnly')
  video.addVP8Codec(slot.payloadType)
  video.addSSRC(ssrc, source, 'caller', source)
  return video
}

function newSsrc(): number {
  return 1 + Math.floor(Math.random() * 0xfffffffe)
}

function relaysOf(server: IceWay['iceServers'][number]): IceServer[] {
  return server.urls.flatMap((url) => {
    const parts = /^turns?:([^:?]+)(?::(\d+))?(?:\?transport=(udp|tcp))?$/.exec(url)
    const hostname = parts?.[1]
    if (hostname === undefined) return []
    const isSafe = url.startsWith('turns:')
    return {
      hostname,
      port: Number(parts?.[2] ?? (isSafe ? 5349 : 3478)),
      ...(server.username === undefined ? {} : { username: server.username }),
      ...(server.credential === undefined ? {} : { password: server.credential }),
      relayType: isSafe ? 'TurnTls' : parts?.[3] === 'tcp' ? 'TurnTcp' : 'TurnUdp',
    }
  })
}

/** An exception within a callback of the library ends the process. */
function quietly<Given extends unknown[]>(callback: (...given: Given) => unknown): (...given: Given) => void {
  return (...given) => {
    try {
      callback(...given)
    } catch (error) {
      console.error('caller:', error)
    }
  }
}
