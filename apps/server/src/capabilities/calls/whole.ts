import type { Meeting } from '@baton/contract'
import type { Transaction } from '../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../platform/vault/index.ts'
import type { Files } from './parts.ts'
import { type InvitedRow, readHosts, readInvited } from './store/invited.ts'
import type { MeetingRow } from './store/meetings.ts'
import { type ParticipantRow, readParticipants } from './store/participants.ts'
import { openGuest, openWords, scopeOf, type Words } from './words.ts'

/** A meeting with everybody. */
export interface Whole {
  readonly row: MeetingRow
  readonly invited: readonly InvitedRow[]
  readonly hostIds: readonly string[]
  readonly participants: readonly ParticipantRow[]
}

/** What presenting asks for. */
export interface Presenting {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly files: Pick<Files, 'filesAt'>
}

/** Rows with what belongs to them, in the order given. */
export async function wholesOf(transaction: Transaction, rows: readonly MeetingRow[]): Promise<Whole[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [invited, hosts, participants] = await Promise.all([
    readInvited(transaction, ids),
    readHosts(transaction, ids),
    readParticipants(transaction, ids),
  ])
  const invitedOf = Map.groupBy(invited, ({ meetingId }) => meetingId)
  const hostsOf = Map.groupBy(hosts, ({ meetingId }) => meetingId)
  const participantsOf = Map.groupBy(participants, ({ meetingId }) => meetingId)
  return rows.map((row) => ({
    row,
    invited: invitedOf.get(row.id) ?? [],
    hostIds: (hostsOf.get(row.id) ?? []).map(({ personId }) => personId),
    participants: participantsOf.get(row.id) ?? [],
  }))
}

/** What crosses the wire. */
export async function presentWholes(
  { transaction, vault, files }: Presenting,
  wholes: readonly Whole[],
): Promise<Meeting[]> {
  await openScopes(
    transaction,
    vault,
    wholes.map(({ row }) => ({
      scope: scopeOf(row),
      ...(row.words === null ? {} : { sealed: row.words }),
    })),
  )
  const hung = await files.filesAt(
    transaction,
    vault,
    'meeting',
    wholes.map(({ row }) => row.id),
  )
  return wholes.map((whole) => {
    const fileIds = (hung.get(whole.row.id) ?? []).map(({ id }) => id)
    const nameOf = (one: ParticipantRow) => openGuest(vault, whole.row, one)?.name ?? null
    return present(whole, openWords(vault, whole.row), fileIds, nameOf)
  })
}

/** What crosses the wire, for who has the words, the files and the names of guests. */
export function present(
  whole: Whole,
  words: Words,
  fileIds: readonly string[] = [],
  guestNameOf: (participant: ParticipantRow) => string | null = () => null,
): Meeting {
  const { row, invited, hostIds, participants } = whole
  return {
    id: row.id,
    kind: row.kind,
    title: words.title,
    about: row.aboutKind === null || row.aboutId === null ? null : { kind: row.aboutKind, id: row.aboutId },
    video: row.video,
    organiserId: row.organiserId,
    hostIds: hostIds.toSorted(),
    createdAt: row.createdAt.toISOString(),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    seriesId: row.seriesId,
    recurrence: row.recurrence,
    agenda: words.agenda,
    fileIds: [...fileIds],
    waitingRoom: row.waitingRoom,
    locked: row.locked,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    invited: invited.toSorted(byPerson).map((one) => ({
      personId: one.personId,
      roleId: one.roleId,
      state: one.state,
      askedAt: one.askedAt.toISOString(),
      answeredAt: one.answeredAt?.toISOString() ?? null,
      missedSeen: one.missedSeen,
    })),
    // Whoever's line is down keeps their place, so that a line that flaps tells nobody anything by an event.
    present: participants
      .filter(isInside)
      .toSorted((a, b) => compare(a.id, b.id))
      .map((one) => ({
        participantId: one.id,
        personId: one.personId,
        guestName: guestNameOf(one),
        since: (one.since ?? one.joinedAt ?? one.askedAt).toISOString(),
      })),
    waiting: participants.filter(({ state }) => state === 'waiting').length,
    version: row.version,
  }
}

/** Whether somebody is in the meeting, their line up or down. */
export function isInside({ state }: Pick<ParticipantRow, 'state'>): boolean {
  return state === 'present' || state === 'away'
}

/** Everyone on whose own stream a meeting's changes stand (CAL26). */
export function hearersOf({ row, invited }: Pick<Whole, 'row' | 'invited'>): string[] {
  return [...new Set([row.organiserId, ...invited.map(({ personId }) => personId)])].sort()
}

function byPerson(a: InvitedRow, b: InvitedRow): number {
  return compare(a.personId, b.personId)
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
