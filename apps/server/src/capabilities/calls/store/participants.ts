import type { CallMeasure, Participant } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** Somebody who is, was, or wants to be in a meeting. */
export interface ParticipantRow {
  id: string
  meetingId: string
  organisationId: string
  personId: string | null
  /** Sealed. */
  guest: Buffer | null
  linkId: string | null
  passHash: Buffer | null
  /** Who was never in it and does not wait is `left` too: `joinedAt` tells. */
  state: Participant['state']
  askedAt: Date
  admittedBy: string | null
  joinedAt: Date | null
  microphone: boolean
  camera: boolean
  screen: boolean
  handRaisedAt: Date | null
  /** While a host's silence stands. */
  silencedAt: Date | null
  /** Which line of which server they have: `<node>/<line>`. */
  node: string | null
  /** When their line was last known to be up. */
  seenAt: Date | null
  /** When they came in this time; `null` while they are not. */
  since: Date | null
  /** When the link that they came by was revoked. */
  linkRevokedAt: Date | null
}

/** The columns of a participant `p`, for every statement that reads one. */
const columns = `p.id, p.meeting_id as "meetingId", p.organisation_id as "organisationId", p.person_id as "personId",
  p.guest, p.link_id as "linkId", p.pass_hash as "passHash", p.state, p.asked_at as "askedAt",
  p.admitted_by as "admittedBy", p.joined_at as "joinedAt", p.microphone, p.camera, p.screen,
  p.hand_raised_at as "handRaisedAt", p.silenced_at as "silencedAt", p.node, p.seen_at as "seenAt",
  s.from_at as since, l.revoked_at as "linkRevokedAt"`

const joins = `left join meeting_stay s on s.participant_id = p.id and s.until_at is null
  left join meeting_guest_link l on l.id = p.link_id`

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** Everyone of these meetings, in the order in which they asked to come in. */
export function readParticipants(
  transaction: Transaction,
  meetingIds: readonly string[],
): Promise<ParticipantRow[]> {
  return transaction.query<ParticipantRow>({
    name: 'meeting-participants',
    text: `select ${columns} from meeting_participant p ${joins}
            where p.meeting_id = any($1::uuid[]) order by p.asked_at, p.id`,
    values: [meetingIds],
  })
}

/** Writes somebody who is new to a meeting. */
export function insertParticipant(transaction: Transaction, row: ParticipantRow): void {
  transaction.write({
    name: 'meeting-participant-insert',
    text: `insert into meeting_participant (id, meeting_id, organisation_id, person_id, guest, link_id, pass_hash, state,
             asked_at, admitted_by, joined_at, seen_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      row.id,
      row.meetingId,
      row.organisationId,
      row.personId,
      row.guest,
      row.linkId,
      row.passHash,
      row.state,
      iso(row.askedAt),
      row.admittedBy,
      iso(row.joinedAt),
      iso(row.seenAt),
    ],
  })
}

/**
 * Writes how somebody stands; their meeting's row is locked. What their device says of itself has its own statements,
 * which wait for no lock.
 */
export function saveParticipant(transaction: Transaction, row: ParticipantRow): void {
  transaction.write({
    name: 'meeting-participant-save',
    text: `update meeting_participant set state = $2, asked_at = $3, admitted_by = $4, joined_at = $5, node = $6,
             seen_at = $7
            where id = $1`,
    values: [
      row.id,
      row.state,
      iso(row.askedAt),
      row.admittedBy,
      iso(row.joinedAt),
      row.node,
      iso(row.seenAt),
    ],
  })
}

/** Nothing is known of their device any more: they have gone, or come in anew. */
export function forgetDevice(transaction: Transaction, participantId: string): void {
  transaction.write({
    name: 'meeting-participant-forget-device',
    text: `update meeting_participant
              set microphone = false, camera = false, screen = false, hand_raised_at = null, silenced_at = null
            where id = $1`,
    values: [participantId],
  })
}

/** A host turns somebody's microphone off. */
export function saveSilence(transaction: Transaction, participantId: string, at: Date): void {
  transaction.write({
    name: 'meeting-participant-silence',
    text: 'update meeting_participant set microphone = false, silenced_at = $2 where id = $1',
    values: [participantId, at.toISOString()],
  })
}

/**
 * What a device says of itself; only by the line that is theirs now. A host's silence stands unless it is the one that
 * they may lift (CAL17).
 *
 * @returns the silence that stands then, or `undefined` where the line is not theirs
 */
export async function saveDevice(
  transaction: Transaction,
  line: { participantId: string; node: string },
  says: { microphone: boolean; camera: boolean; screen: boolean },
  mayLift: Date | null,
): Promise<{ silencedAt: Date | null } | undefined> {
  const [row] = await transaction.query<{ silencedAt: Date | null }>({
    name: 'meeting-participant-device',
    text: `update meeting_participant
              set microphone = $3 and (silenced_at is null or silenced_at is not distinct from $6),
                  camera = $4, screen = $5,
                  silenced_at = case when $3 and silenced_at is not distinct from $6 then null else silenced_at end
            where id = $1 and node = $2 and state = 'present' returning silenced_at as "silencedAt"`,
    values: [line.participantId, line.node, says.microphone, says.camera, says.screen, iso(mayLift)],
  })
  return row
}

/** Raises a hand, or takes it down; a hand that is up stays up since when it was raised. */
export async function saveHand(
  transaction: Transaction,
  line: { participantId: string; node: string },
  raisedAt: Date | null,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'meeting-participant-hand',
    text: `update meeting_participant set hand_raised_at = $3
            where id = $1 and node = $2 and state = 'present' and (hand_raised_at is null) <> ($3::timestamptz is null)
           returning id`,
    values: [line.participantId, line.node, iso(raisedAt)],
  })
  return rows.length > 0
}

/** How it went on their device; each replaces the one before. */
export function saveMeasure(transaction: Transaction, participantId: string, measure: CallMeasure): void {
  transaction.write({
    name: 'meeting-participant-measure',
    text: 'update meeting_participant set measure = $2 where id = $1',
    values: [participantId, JSON.stringify(measure)],
  })
}

/** Their line is down: they keep their place, and their stay goes on unless it stays down (CAL23). */
export async function markAway(
  transaction: Transaction,
  line: { participantId: string; node: string },
  at: Date,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'meeting-participant-away',
    text: `update meeting_participant set state = case when state = 'present' then 'away' else state end, seen_at = $3
            where id = $1 and node = $2 and state in ('present', 'waiting') returning id`,
    values: [line.participantId, line.node, at.toISOString()],
  })
  return rows.length > 0
}
