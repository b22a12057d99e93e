import type { RoomServiceClient } from 'livekit-server-sdk'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { MediaSeat } from '../media.ts'
import { passMinutes } from './sign-pass.ts'
import { unlessGone } from './unless-gone.ts'

const lookEveryMs = 5_000

/**
 * Puts participants out, and ends meetings, for good. LiveKit cannot take a pass back: whoever was put out could come in
 * again by theirs until it ends. So they are put out again for as long as one may hold.
 */
export function expelling(rooms: RoomServiceClient, { clock, log }: { clock: Clock; log: Log }) {
  const seats = new Map<string, { readonly seat: MediaSeat; readonly until: number }>()
  const meetings = new Map<string, { readonly until: number }>()
  let stopLooking: (() => void) | null = null
  const until = () => clock.now().getTime() + 2 * passMinutes * 60_000

  async function look(): Promise<void> {
    const now = clock.now().getTime()
    for (const held of [seats, meetings]) for (const [key, one] of held) if (one.until < now) held.delete(key)
    if (seats.size + meetings.size === 0) return rest()
    try {
      if (meetings.size > 0)
        for (const room of await rooms.listRooms([...meetings.keys()])) await deleteRoom(room.name)
      for (const { seat } of seats.values()) await removeParticipant(seat)
    } catch (error) {
      // The next look does it.
      log.warn({ err: error }, 'LiveKit did not answer')
    }
  }

  const removeParticipant = ({ meetingId, participantId }: MediaSeat) =>
    unlessGone(rooms.removeParticipant(meetingId, participantId))
  const deleteRoom = (meetingId: string) => unlessGone(rooms.deleteRoom(meetingId))
  const keepLooking = () => {
    stopLooking ??= clock.setTicker(lookEveryMs, () => void look())
  }
  const rest = () => {
    stopLooking?.()
    stopLooking = null
  }

  return {
    async remove(seat: MediaSeat): Promise<void> {
      seats.set(`${seat.meetingId}/${seat.participantId}`, { seat, until: until() })
      keepLooking()
      await removeParticipant(seat)
    },
    async end(meetingId: string): Promise<void> {
      meetings.set(meetingId, { until: until() })
      keepLooking()
      await deleteRoom(meetingId)
    },
    /** They were let in again. */
    readmit(seat: MediaSeat): void {
      seats.delete(`${seat.meetingId}/${seat.participantId}`)
    },
    stop: rest,
  }
}
