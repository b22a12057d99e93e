import { forgetDevice, type ParticipantRow, saveParticipant } from '../store/participants.ts'
import { endStay } from '../store/stays.ts'
import type { Deed } from './deed.ts'

/** Closes somebody's stay, and forgets what they chose. */
export function gone(
  { transaction }: Pick<Deed, 'transaction'>,
  participant: ParticipantRow,
  state: 'left' | 'removed' | 'turned-away',
  until: Date,
): ParticipantRow {
  const now: ParticipantRow = {
    ...participant,
    state,
    node: null,
    since: null,
    microphone: false,
    camera: false,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
  }
  saveParticipant(transaction, now)
  forgetDevice(transaction, participant.id)
  endStay(transaction, participant.id, until)
  return now
}
