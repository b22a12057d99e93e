import type { ParticipantFrame } from '@baton/contract'
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import type { CallsAtWork } from '../parts.ts'
import { saveDevice, saveHand, saveMeasure } from '../store/participants.ts'
import type { Seat } from './seat.ts'

type Frame<Kind extends ParticipantFrame['t']> = Extract<ParticipantFrame, { t: Kind }>

/** A device that says its microphone is on so soon after it was told to be silent has not heard of it yet. */
const heardWithinMs = 1_000

/**
 * What a device shows of itself. What is on and who raises a hand is of the moment: it stands in the participant's row
 * for whoever comes in, changes nothing of the meeting, and has neither event nor leaf.
 */
export async function hearState(parts: CallsAtWork, seat: Seat, says: Frame<'state'>): Promise<void> {
  const { silenced } = seat
  if (silenced !== null && !says.microphone) seat.silenced = { ...silenced, obeyed: true }
  const device = { microphone: says.microphone, camera: says.camera, screen: says.screen }
  const stands = await inRoom(parts, seat, (transaction) =>
    saveDevice(transaction, seat, device, mayLift(seat, parts.clock.now())),
  )
  if (stands === undefined) return
  if (says.microphone && silenced !== null && stands.silencedAt === null) {
    seat.silenced = null
    await parts.media.unsilence(seat)
  }
  parts.rooms.changed(seat.organisationId, seat.meetingId)
}

export async function hearHand(parts: CallsAtWork, seat: Seat, { raised }: Frame<'hand'>): Promise<void> {
  const at = parts.clock.now()
  const changed = await inRoom(parts, seat, (transaction) => saveHand(transaction, seat, raised ? at : null))
  if (changed) parts.rooms.changed(seat.organisationId, seat.meetingId)
}

export async function hearMeasure(
  parts: CallsAtWork,
  seat: Seat,
  { measure }: Frame<'measure'>,
): Promise<void> {
  seat.measure = measure
  if (seat.sessionId !== null) parts.people.used(seat.sessionId)
  await inRoom(parts, seat, async (transaction) => saveMeasure(transaction, seat.participantId, measure))
}

/** The silence that this device may lift: one that it has been told of (CAL17). */
function mayLift({ silenced }: Seat, at: Date): Date | null {
  if (silenced === null) return null
  const hasHeard = silenced.obeyed || at.getTime() - silenced.toldAt.getTime() >= heardWithinMs
  return hasHeard ? silenced.at : null
}

function inRoom<Result>(
  { database }: CallsAtWork,
  { organisationId }: Seat,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return inTransaction(database.app, organisationId, work)
}
