import type { Meeting, Recurrence } from '@baton/contract'
import { reminderAt } from '@baton/domain/calls/arranged'
import type { Asked } from '@baton/domain/calls/asked'
import { type Answer, answer } from '../../../../platform/operations/answer.ts'
import type { Viewer } from '../../../../platform/operations/viewer.ts'
import { createScopeKey } from '../../../../platform/vault/index.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { makeFrameKey } from '../../steps/make-frame-key.ts'
import { announce } from '../../steps/tell.ts'
import { insertHosts, saveInvited } from '../../store/invited.ts'
import { insertMeeting, type MeetingRow } from '../../store/meetings.ts'
import { scopeOf, sealWords, type Words } from '../../words.ts'
import { saveArranged } from '../store/arranged.ts'
import { type AskedPerson, invitedRows } from './ask.ts'

/** A meeting that is about to be made. */
export interface Making {
  readonly id: string
  readonly words: Words
  readonly organiserId: string
  /** `null` for one that begins at once. */
  readonly times: { readonly startsAt: Date; readonly endsAt: Date } | null
  readonly series: {
    readonly id: string
    readonly recurrence: Recurrence
    /** The series that it goes on from. */
    readonly before: string | null
  } | null
  readonly asked: Asked
  /** Whom that is now; their streams, and the organiser's, are locked. */
  readonly people: readonly AskedPerson[]
  readonly hostIds: readonly string[]
  readonly fileIds: readonly string[]
  readonly waitingRoom: boolean
}

/** Writes a new meeting, hangs its documents on it, and tells everyone who is asked to it (CAL26). */
export async function makeMeeting(
  deed: Deed,
  parts: CallsAtWork,
  viewer: Viewer,
  making: Making,
): Promise<Answer<Meeting>> {
  const { transaction, organisationId, at } = deed
  const { id, words, times, series, people, hostIds } = making
  const scope = await createScopeKey(transaction, parts.vault, scopeOf({ organisationId, id }))
  const row: MeetingRow = {
    id,
    organisationId,
    kind: 'meeting',
    words: sealWords(parts.vault, scope, id, words),
    frameKey: makeFrameKey(parts.vault, scope, id),
    aboutKind: null,
    aboutId: null,
    video: true,
    organiserId: making.organiserId,
    createdAt: at,
    startsAt: times?.startsAt ?? null,
    endsAt: times?.endsAt ?? null,
    seriesId: series?.id ?? null,
    recurrence: series?.recurrence ?? null,
    sequence: 0,
    remindedAt: remindedAt(times?.startsAt ?? null, at),
    waitingRoom: making.waitingRoom,
    locked: false,
    startedAt: null,
    // So that one to which nobody ever comes is over when its time is.
    emptySince: at,
    endedAt: null,
    cancelledAt: null,
    version: 1,
  }
  const invited = invitedRows(id, people, { at })
  insertMeeting(transaction, row)
  saveArranged(transaction, id, {
    asked: making.asked,
    seriesAt: series && row.startsAt,
    apart: false,
    seriesBefore: series?.before ?? null,
  })
  saveInvited(transaction, organisationId, invited)
  insertHosts(transaction, organisationId, id, hostIds)
  const place = { kind: 'meeting' as const, id, withinId: id, patientId: null }
  const hung = await parts.files.hang(deed, viewer, place, making.fileIds)
  if (!hung.ok) return hung
  const whole = { row, invited, hostIds, participants: [] }
  const fileIds = hung.value.map((file) => file.id)
  const subjects = people.map(({ personId }) => ({ kind: 'person', id: personId }))
  return answer(await announce(deed, parts, whole, { words, fileIds, subjects }))
}

/** That nobody is reminded of what they have just been told of is as if they had been. */
export function remindedAt(startsAt: Date | null, at: Date): Date | null {
  return startsAt !== null && reminderAt({ startsAt, arrangedAt: at }) !== null ? null : at
}
