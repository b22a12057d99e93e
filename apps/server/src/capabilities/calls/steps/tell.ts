import type { Meeting } from '@baton/contract'
import type { CallsAtWork } from '../parts.ts'
import { type MeetingRow, saveMeeting } from '../store/meetings.ts'
import { hearersOf, present, presentWholes, type Whole } from '../whole.ts'
import type { Words } from '../words.ts'
import type { Deed } from './deed.ts'

/** Whom or what a leaf is about besides the meeting. */
export type Subjects = readonly { readonly kind: string; readonly id: string }[]

/**
 * Ends a step: saves the meeting, tells everyone who was asked and whoever arranged it (CAL26), audits, and has whoever
 * is in the room sent it once that is committed. The others' rows are saved already.
 */
export async function tell(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  subjects: Subjects = [],
): Promise<Meeting> {
  audit(deed, whole.row, subjects)
  return tellAudited(deed, parts, whole)
}

/** The same for what several did in one moment, each with a leaf of their own already. */
export function tellAudited(deed: Deed, parts: CallsAtWork, whole: Whole): Promise<Meeting> {
  const row = { ...whole.row, version: whole.row.version + 1 }
  saveMeeting(deed.transaction, row)
  return spread(deed, parts, { ...whole, row })
}

/**
 * Tells of a meeting that is saved.
 *
 * @param words where their key is not committed yet; with them the files that were hung on it
 */
export function announce(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  { subjects = [], ...more }: { subjects?: Subjects; words?: Words; fileIds?: readonly string[] } = {},
): Promise<Meeting> {
  audit(deed, whole.row, subjects)
  return spread(deed, parts, whole, more)
}

async function spread(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  { words, fileIds = [] }: { words?: Words; fileIds?: readonly string[] } = {},
): Promise<Meeting> {
  const { transaction, streams, organisationId, personId, at } = deed
  const { row } = whole
  const { vault, files } = parts
  const [meeting] =
    words === undefined
      ? await presentWholes({ transaction, vault, files }, [whole])
      : [present(whole, words, fileIds)]
  if (meeting === undefined) throw new Error(`meeting ${row.id} was not presented`)
  for (const hearer of await streams.lock(hearersOf(whole))) {
    streams.append(
      { kind: 'person', id: hearer },
      { type: 'calls.changed', data: { meeting }, stored: { meetingId: row.id } },
      { organisationId, personId, at },
    )
  }
  hint(deed, parts, row.id)
  return meeting
}

/** Tells people that a meeting is not theirs to see any more (CAL31). */
export async function tellWithdrawn(
  { streams, organisationId, personId, at }: Deed,
  meetingId: string,
  personIds: readonly string[],
): Promise<void> {
  for (const id of await streams.lock(personIds)) {
    streams.append(
      { kind: 'person', id },
      { type: 'calls.withdrawn', data: { meetingId } },
      { organisationId, personId, at },
    )
  }
}

/** All leaves of a meeting stand in one chain: of whoever began or arranged it, whose stream is locked in every step. */
export function audit(deed: Deed, row: MeetingRow, subjects: Subjects = [], commitment?: Buffer): void {
  deed.streams.audit({
    at: deed.at,
    organisationId: deed.organisationId,
    streamId: row.organiserId,
    actor: deed.personId ?? (deed.guestId === undefined ? 'system:calls' : `guest:${deed.guestId}`),
    action: deed.action,
    subjects: [{ kind: 'meeting', id: row.id }, ...subjects],
    commandId: deed.commandId,
    commitment: commitment ?? null,
  })
}

/** Whoever is in the room is sent it as it is now, once this is committed. */
export function hint(deed: Deed, { rooms }: Pick<CallsAtWork, 'rooms'>, meetingId: string): void {
  deed.afterCommit?.(() => rooms.changed(deed.organisationId, meetingId))
}
