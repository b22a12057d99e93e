import { RoomServiceClient } from 'livekit-server-sdk'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { LiveKitConfig } from '../choose-media.ts'
import type { Media, MediaSeat } from '../media.ts'
import { expelling } from './expelling.ts'
import { everything, notTheirMicrophone, permission } from './permission.ts'
import { signPass } from './sign-pass.ts'
import { unlessGone } from './unless-gone.ts'

/**
 * The door to a LiveKit server. A meeting is a room of LiveKit by the meeting's id, a participant an identity by the
 * participant's id: LiveKit is told no name, no title and nobody's profession, and is asked to keep and record nothing.
 */
export function openLiveKit(config: LiveKitConfig, parts: { clock: Clock; log: Log }): Media {
  const rooms = new RoomServiceClient(config.apiUrl, config.apiKey, config.apiSecret, {
    requestTimeout: 5,
    failover: false,
  })
  const expelled = expelling(rooms, parts)
  /** Whose pass must not open their microphone, should they connect anew while silenced. */
  const silenced = new Set<string>()
  const seatName = ({ meetingId, participantId }: MediaSeat) => `${meetingId}/${participantId}`
  const allow = (seat: MediaSeat, sources: typeof everything) =>
    unlessGone(
      rooms.updateParticipant(seat.meetingId, seat.participantId, { permission: permission(sources) }),
    )
  return {
    kind: 'livekit',
    async passFor(seat) {
      expelled.readmit(seat)
      const sources = silenced.has(seatName(seat)) ? notTheirMicrophone : everything
      return signPass(config, seat, sources)
    },
    openLine: () => ({ hear() {}, close() {} }),
    async silence(seat) {
      silenced.add(seatName(seat))
      await allow(seat, notTheirMicrophone)
    },
    async unsilence(seat) {
      silenced.delete(seatName(seat))
      await allow(seat, everything)
    },
    async remove(seat) {
      silenced.delete(seatName(seat))
      await expelled.remove(seat)
    },
    async end(meetingId) {
      for (const name of silenced) if (name.startsWith(`${meetingId}/`)) silenced.delete(name)
      await expelled.end(meetingId)
    },
    async figures() {
      const open = await rooms.listRooms()
      const connections = open.reduce((sum, room) => sum + room.numParticipants, 0)
      return { connections, packetsForwarded: 0, packetsLost: 0, processor: 0, restarts: 0 }
    },
    async stop() {
      expelled.stop()
    },
  }
}
