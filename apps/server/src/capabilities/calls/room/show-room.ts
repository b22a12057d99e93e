import { closeCodes } from '@baton/contract'
import type { CallParts } from '../parts.ts'
import type { ParticipantRow } from '../store/participants.ts'
import { isInside } from '../whole.ts'
import { type RoomState, type Shared, sharedWithColleagues, sharedWithGuest } from './read-room.ts'
import type { Seat } from './seat.ts'

type Showing = Pick<CallParts, 'media' | 'clock'>

/** Sends a room as it is to the lines into it, and has the media server do what follows for each. */
export async function showRoom(
  parts: Showing,
  state: RoomState | undefined,
  seats: readonly Seat[],
): Promise<void> {
  const isOver =
    state === undefined || state.whole.row.endedAt !== null || state.whole.row.cancelledAt !== null
  if (isOver) {
    for (const seat of seats) seat.over('ended')
    const [first] = seats
    if (first !== undefined) await parts.media.end(first.meetingId)
    return
  }
  // The same for every colleague but for whose it is, and so encoded once.
  let encoded: string | undefined
  const forColleagues = () => {
    encoded ??= encode(sharedWithColleagues(state))
    return encoded
  }
  await Promise.all(
    seats.map(async (seat) => {
      const own = state.whole.participants.find(({ id }) => id === seat.participantId)
      if (own === undefined || !(await mayStay(parts, seat, own))) return
      if (own.state === 'waiting') {
        if (!seat.isIn) seat.send({ t: 'waiting', title: state.meeting.title })
        return
      }
      await heedSilence(parts, seat, own)
      await pass(parts, seat, state)
      const mayHost = seat.personId !== null && state.whole.hostIds.includes(seat.personId)
      const shared = seat.personId === null ? encode(sharedWithGuest(state, own.joinedAt)) : forColleagues()
      seat.write(`{"t":"room","room":{"me":"${seat.participantId}","mayHost":${mayHost},${shared}}`)
    }),
  )
}

/** The members of an object, to stand among others. */
function encode(shared: Shared): string {
  return JSON.stringify(shared).slice(1)
}

/** Whether this line is still theirs; one that is not is told why, and its media stops with it. */
async function mayStay({ media }: Showing, seat: Seat, own: ParticipantRow): Promise<boolean> {
  const isPutOut = own.state === 'removed' || own.state === 'turned-away'
  if (own.linkRevokedAt !== null || isPutOut) {
    seat.over(own.linkRevokedAt !== null ? 'link-ended' : own.state === 'removed' ? 'removed' : 'turned-away')
    await media.remove(seat)
    return false
  }
  if (own.node !== null && own.node !== seat.node) {
    seat.over('elsewhere')
    return false
  }
  if (isInside(own) || own.state === 'waiting') return true
  // They were taken for gone: their device comes in again.
  seat.close(closeCodes.restarting)
  return false
}

/** A host's silence is the server's to keep, not the device's (CAL17). */
async function heedSilence({ media, clock }: Showing, seat: Seat, own: ParticipantRow): Promise<void> {
  const { silencedAt } = own
  if (silencedAt === null) {
    seat.silenced = null
    return
  }
  if (seat.silenced?.at.getTime() === silencedAt.getTime()) return
  seat.silenced = { at: silencedAt, toldAt: clock.now(), obeyed: false }
  await media.silence(seat)
}

/** The media's pass goes before the first room, and again with another key when somebody was put out. */
async function pass({ media }: Showing, seat: Seat, { frameKey }: RoomState): Promise<void> {
  if (seat.frameKey === frameKey) return
  const given = await media.passFor(seat)
  seat.send({ t: 'pass', media: given, frameKey })
  seat.frameKey = frameKey
  seat.isIn = true
  seat.line ??= media.openLine(seat, (signal) => seat.send({ t: 'signal', signal }))
}
