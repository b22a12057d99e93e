import { RoomServiceClient } from 'livekit-server-sdk'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { LiveKitConfig } from '../choose-media.ts'
import type { Media, MediaSeat } from '../media.ts'
import { insisting } from './insisting.ts'
import { everything, notTheirMicrophone, permission } from './permission.ts'
import { signPass } from './sign-pass.ts'

/**
 * The door to a LiveKit server. A meeting is a room of LiveKit by the meeting's id, a participant an identity by the
 * participant's id: LiveKit is told no name, no title and nobody's profession, and is asked to keep and record nothing.
 * Nothing here fails when LiveKit is away: it is asked again until it has done it.
 */
export function openLiveKit(config: LiveKitConfig, parts: { clock: Clock; log: Log }): Media {
  const rooms = new RoomServiceClient(config.apiUrl, config.apiKey, config.apiSecret, {
    requestTimeout: 5,
    failover: false,
  })
  const insist = insisting(rooms, parts)
  /** Whose pass must not open their microphone, should they connect anew while silenced. */
  const silenced = new Set<string>()
  const allow = ({ meetingId, participantId }: MediaSeat, sources: typeof everything) =>
    rooms.updateParticipant(meetingId, participantId, { permission: permission(sources) })
  return {
    kind: 'livekit',
    async passFor(seat) {
      // Whoever lets them in has let them in again.
      insist.forget(presenceOf(seat))
      return signPass(config, seat, silenced.has(seatName(seat)) ? notTheirMicrophone : everything)
    },
    openLine: () => ({ hear() {}, close() {} }),
    async silence(seat) {
      silenced.add(seatName(seat))
      await insist.on(voiceOf(seat), () => allow(seat, notTheirMicrophone))
    },
    async unsilence(seat) {
      silenced.delete(seatName(seat))
      await insist.on(voiceOf(seat), () => allow(seat, everything))
    },
    async remove(seat) {
      silenced.delete(seatName(seat))
      insist.forget(voiceOf(seat))
      await insist.on(presenceOf(seat), () => rooms.removeParticipant(seat.meetingId, seat.participantId))
    },
    async end(meetingId) {
      for (const name of silenced) if (name.startsWith(`${meetingId}/`)) silenced.delete(name)
      insist.forget(`${meetingId}/`)
      await insist.onEnd(meetingId)
    },
    async figures() {
      const connections = await countConnections(rooms)
      return { connections, packetsForwarded: 0, packetsLost: 0, processor: 0, restarts: 0 }
    },
    async stop() {
      insist.stop()
    },
  }
}

const seatName = ({ meetingId, participantId }: MediaSeat) => `${meetingId}/${participantId}`
const voiceOf = (seat: MediaSeat) => `${seatName(seat)}/voice`
const presenceOf = (seat: MediaSeat) => `${seatName(seat)}/presence`

/** Not a number while LiveKit is away: nobody knows. */
async function countConnections(rooms: RoomServiceClient): Promise<number> {
  try {
    return (await rooms.listRooms()).reduce((sum, { numParticipants }) => sum + numParticipants, 0)
  } catch {
    return Number.NaN
  }
}
