import type { DeviceSignal, MediaPass, MediaSignal } from '@baton/contract'

/** A participant's place in a meeting's media. */
export interface MediaSeat {
  readonly meetingId: string
  readonly participantId: string
}

/**
 * What the media server tells of itself, for the metrics. Of LiveKit only the connections: it has figures of its own.
 */
export interface MediaFigures {
  readonly connections: number
  readonly packetsForwarded: number
  readonly packetsLost: number
  /** Share of one core since the last look, 0 to 1 and above. */
  readonly processor: number
  /** How often its process was begun again. */
  readonly restarts: number
}

/** Signals for one device of the embedded server. */
export interface MediaLine {
  /** What the device says; parsed, yet from a stranger. Never throws. */
  hear(signal: DeviceSignal): void
  /** The device has gone. */
  close(): void
}

/**
 * The door to whatever carries sound and pictures: a process that Baton brings, or LiveKit by configuration. It knows
 * meetings and participants by their ids, decides nothing about who may be there, and keeps nothing.
 */
export interface Media {
  readonly kind: 'embedded' | 'livekit'
  /** What a device needs to send and receive; `name` is shown to nobody, and is the participant's id for LiveKit too. */
  passFor(seat: MediaSeat): Promise<MediaPass>
  /**
   * Opens a line for signals between a device and the embedded server. With LiveKit devices speak to it themselves: the
   * line then takes nothing and says nothing.
   */
  openLine(seat: MediaSeat, say: (signal: MediaSignal) => void): MediaLine
  /** Forwards nothing more of their microphone until they turn it on again, which `unsilence` says. */
  silence(seat: MediaSeat): Promise<void>
  unsilence(seat: MediaSeat): Promise<void>
  /** Puts a participant out: their media stops now, whatever their device does. */
  remove(seat: MediaSeat): Promise<void>
  /** Ends a meeting's media for everyone. */
  end(meetingId: string): Promise<void>
  figures(): Promise<MediaFigures>
  stop(): Promise<void>
}
