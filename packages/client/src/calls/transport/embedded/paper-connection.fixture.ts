import type { MediaSignal, OwnSlots } from '@baton/contract'

/** As much of a browser's connection as the transport touches, with slots that a test names. */

export const ownSlots: OwnSlots = {
  microphone: '0',
  camera: '1',
  cameraSmall: '2',
  screen: '3',
  screenSound: '4',
}
const kinds = ['audio', 'video', 'video', 'video', 'audio', 'audio', 'video', 'video', 'audio'] as const
/** Towards the device: a voice, two pictures, the sound of a screen. */
export const slots = { voice: '5', picture: '6', anotherPicture: '7', screenSound: '8' } as const

export function offerOf(attempt: number): MediaSignal {
  return { kind: 'offer', attempt, sdp: `offer ${attempt}`, own: ownSlots }
}

export interface PaperTrack {
  readonly id: string
  readonly kind: string
  contentHint: string
  getSettings(): { width: number; height: number }
}

export function paperTrack(
  id: string,
  kind: 'audio' | 'video',
  width = 1280,
  height = 720,
): MediaStreamTrack {
  const track: PaperTrack = { id, kind, contentHint: '', getSettings: () => ({ width, height }) }
  return track as unknown as MediaStreamTrack
}

class PaperSender {
  track: MediaStreamTrack | null = null
  encodings: RTCRtpEncodingParameters[] = [{}]

  async replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    this.track = track
  }

  getParameters() {
    return { encodings: this.encodings.map((one) => ({ ...one })) }
  }

  async setParameters(parameters: { encodings: RTCRtpEncodingParameters[] }): Promise<void> {
    this.encodings = parameters.encodings
  }
}

export class PaperConnection {
  onconnectionstatechange: (() => void) | null = null
  onicecandidate: ((event: { candidate: unknown }) => void) | null = null
  connectionState = 'new'
  isClosed = false
  readonly candidates: unknown[] = []
  readonly configuration: RTCConfiguration
  statistics: Record<string, unknown>[] = []
  readonly transceivers = kinds.map((kind, at) => ({
    mid: String(at),
    direction: 'recvonly',
    sender: new PaperSender(),
    receiver: { track: paperTrack(`coming ${at}`, kind) },
  }))

  constructor(configuration: RTCConfiguration) {
    this.configuration = configuration
  }

  getTransceivers() {
    return this.transceivers
  }

  async setRemoteDescription(): Promise<void> {}

  async createAnswer() {
    return { type: 'answer', sdp: 'an answer' }
  }

  async setLocalDescription(): Promise<void> {}

  async addIceCandidate(candidate: unknown): Promise<void> {
    this.candidates.push(candidate)
  }

  async getStats() {
    return new Map(this.statistics.map((stat, at) => [String(at), { id: String(at), ...stat }]))
  }

  close(): void {
    this.isClosed = true
  }

  becomes(state: string): void {
    this.connectionState = state
    this.onconnectionstatechange?.()
  }

  sender(slot: keyof OwnSlots): PaperSender {
    const found = this.transceivers[Number(ownSlots[slot])]
    if (!found) throw new Error(`There is no slot ${slot}`)
    return found.sender
  }
}
