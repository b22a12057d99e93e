import { type CallMeasure, closeCodes, type RoomFrame, roomOver } from '@baton/contract'
import { WebSocket } from 'ws'
import type { MediaLine } from '../../../platform/media/media.ts'
import type { Ticket } from '../store/tickets.ts'

/** Bytes that may wait for one device: whoever reads more slowly comes again. */
const mostWaiting = 1024 * 1024

type Over = Extract<RoomFrame, { t: 'over' }>['why']

/** One device's line into a meeting's room, after its hello: who it is, and what it has been told. */
export class Seat implements Ticket {
  readonly organisationId: string
  readonly meetingId: string
  readonly participantId: string
  readonly sessionId: string | null
  readonly personId: string | null
  /** Which line of which server this is, as it stands in the participant's row. */
  readonly node: string
  /** Whether they are in the meeting; until then they wait. */
  isIn = false
  /** The key that they were given, of which there is none before the first pass. */
  frameKey: string | null | undefined
  line: MediaLine | undefined
  /** The silence that was told to this device, when, and whether it has said since that its microphone is off. */
  silenced: { at: Date; toldAt: Date; obeyed: boolean } | null = null
  /** How it goes, as the device said last. */
  measure: CallMeasure | undefined
  readonly #socket: WebSocket
  #open = true

  constructor(given: { ticket: Ticket; personId: string | null; node: string; socket: WebSocket }) {
    const { ticket } = given
    this.organisationId = ticket.organisationId
    this.meetingId = ticket.meetingId
    this.participantId = ticket.participantId
    this.sessionId = ticket.sessionId
    this.personId = given.personId
    this.node = given.node
    this.#socket = given.socket
  }

  /** Whether it is still theirs: not told that it is over, not closed. */
  get open(): boolean {
    return this.#open && this.#socket.readyState === WebSocket.OPEN
  }

  send(frame: RoomFrame): void {
    this.write(JSON.stringify(frame))
  }

  /** The same for a frame that was encoded for several. */
  write(frame: string): void {
    if (!this.open) return
    this.#socket.send(frame)
    if (this.#socket.bufferedAmount > mostWaiting) this.close(closeCodes.tooSlow)
  }

  /** The last thing that this device hears. */
  over(why: Over): void {
    this.send({ t: 'over', why })
    this.close(why === 'signed-out' ? closeCodes.signedOut : roomOver)
  }

  close(code: number): void {
    if (!this.#open) return
    this.#open = false
    this.line?.close()
    this.line = undefined
    this.#socket.close(code)
  }
}
