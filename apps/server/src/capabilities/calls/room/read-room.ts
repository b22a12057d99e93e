import type { Meeting, Participant, Room, Said } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import type { CallParts } from '../parts.ts'
import { readMeetings } from '../store/meetings.ts'
import type { ParticipantRow } from '../store/participants.ts'
import { readSaid } from '../store/said.ts'
import { presentWholes, type Whole, wholesOf } from '../whole.ts'
import { openFrameKey, openSaid, scopeOf } from '../words.ts'
import { presentParticipant } from './present-participant.ts'

/** What stands in a room of what was written: who wants more reads the record. */
const newest = 200

/** A meeting's room as it is, for whoever has a socket in it. */
export interface RoomState {
  readonly whole: Whole
  readonly meeting: Meeting
  readonly participants: readonly Participant[]
  readonly said: readonly Said[]
  readonly frameKey: string | null
}

type Reading = Pick<CallParts, 'database' | 'vault' | 'files' | 'people'>

/** Reads a room, all of one moment; `undefined` when there is no such meeting. */
export function readRoom(
  { database, vault, files, people }: Reading,
  organisationId: string,
  meetingId: string,
): Promise<RoomState | undefined> {
  return inSnapshot(database.app, organisationId, async (transaction) => {
    const wholes = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    const [whole] = wholes
    const [meeting] = await presentWholes({ transaction, vault, files }, wholes)
    if (whole === undefined || meeting === undefined) return undefined
    const { row } = whole
    const said = await readSaid(transaction, meetingId, newest)
    // Sealed under an earlier generation of the key, perhaps.
    const sealed = [
      row.frameKey,
      ...said.map(({ words }) => words),
      ...whole.participants.map(({ guest }) => guest),
    ]
    const scope = scopeOf(row)
    await openScopes(
      transaction,
      vault,
      sealed.flatMap((one) => (one === null ? [] : [{ scope, sealed: one }])),
    )
    const personIds = whole.participants.flatMap(({ personId }) => personId ?? [])
    const names = await people.namesOf(transaction, personIds)
    return {
      whole,
      meeting,
      participants: whole.participants
        .filter(isKnown)
        .map((one) => presentParticipant(vault, whole, names, one)),
      said: said.map((one) => ({
        id: one.id,
        participantId: one.participantId,
        words: openSaid(vault, row, one),
        at: one.at.toISOString(),
      })),
      frameKey: openFrameKey(vault, row),
    }
  })
}

/** Who has a place and was never in it is nobody yet. */
function isKnown({ state, joinedAt }: ParticipantRow): boolean {
  return state !== 'left' || joinedAt !== null
}

/** What of a room those see who are in it. */
export type Shared = Pick<Room, 'meeting' | 'participants' | 'said'>

export function sharedWithColleagues({ meeting, participants, said }: RoomState): Shared {
  return { meeting, participants: [...participants], said: [...said] }
}

/**
 * For a guest without what is not theirs (CAL12), nor what was written before they were let in (CAL10).
 *
 * @param since when they were first let in
 */
export function sharedWithGuest({ meeting, participants, said }: RoomState, since: Date | null): Shared {
  return {
    meeting: {
      ...meeting,
      about: null,
      agenda: null,
      fileIds: [],
      invited: [],
      hostIds: [],
      seriesId: null,
      recurrence: null,
      waiting: 0,
      present: meeting.present.map((one) => ({ ...one, personId: null })),
    },
    participants: participants
      .filter(({ state }) => state !== 'waiting' && state !== 'turned-away')
      .map((one) => ({ ...one, personId: null })),
    said: said.filter(({ at }) => since !== null && new Date(at) >= since),
  }
}
