import type { Meeting } from '@baton/contract'
import type { Asked } from '@baton/domain/calls/asked'
import { type Answer, answer } from '../../../../platform/operations/answer.ts'
import type { Viewer } from '../../../../platform/operations/viewer.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { tell, tellWithdrawn } from '../../steps/tell.ts'
import { removeInvited, saveInvited } from '../../store/invited.ts'
import { isInside, type Whole } from '../../whole.ts'
import { scopeOf, sealWords, type Words } from '../../words.ts'
import { removeHosts, saveArranged } from '../store/arranged.ts'
import { type AskedPerson, invitedRows } from './ask.ts'
import { remindedAt } from './make-meeting.ts'

/** What a meeting is from now on. */
export interface Revision {
  readonly words: Words
  readonly startsAt: Date
  readonly endsAt: Date
  readonly waitingRoom: boolean
  readonly asked: Asked
  readonly people: readonly AskedPerson[]
  readonly fileIds: readonly string[]
  readonly series: Pick<Whole['row'], 'seriesId' | 'recurrence'>
  readonly seriesAt: Date | null
  readonly apart: boolean
  readonly seriesBefore: string | null
  readonly sequence: number
}

/**
 * Writes what a locked meeting is from now on, and tells everyone who is asked to it, and whoever is no longer (CAL31).
 * When its times change, whoever had said that they come is asked again.
 */
export async function revise(
  deed: Deed,
  parts: CallsAtWork,
  viewer: Viewer,
  whole: Whole,
  revision: Revision,
): Promise<Answer<Meeting>> {
  const { transaction, organisationId, at } = deed
  const { startsAt, endsAt } = revision
  const { id } = whole.row
  const scope = scopeOf(whole.row)
  await openScopes(transaction, parts.vault, [{ scope }])
  const moved = !isAt(whole.row, revision)
  const people = [...revision.people, ...insidersLeftOut(whole, revision.people)]
  const kept = invitedRows(id, people, { at, before: whole.invited })
  const invited = moved
    ? kept.map((row) => ({ ...row, state: 'asked' as const, askedAt: at, answeredAt: null }))
    : kept
  const stays = new Set(invited.map(({ personId }) => personId))
  const off = whole.invited.flatMap(({ personId }) => (stays.has(personId) ? [] : personId))
  saveInvited(transaction, organisationId, invited)
  if (off.length > 0) {
    removeInvited(transaction, id, off)
    removeHosts(transaction, id, off)
    for (const personId of off) await parts.notify.withdraw(deed, { kind: 'meeting', id }, personId)
  }
  const { asked, seriesAt, apart, seriesBefore } = revision
  saveArranged(transaction, id, { asked, seriesAt, apart, seriesBefore })
  const hung = await hangOnMeeting(deed, parts, viewer, id, revision.fileIds)
  if (!hung.ok) return hung
  const row: Whole['row'] = {
    ...whole.row,
    ...revision.series,
    words: sealWords(parts.vault, scope, id, revision.words),
    startsAt,
    endsAt,
    waitingRoom: revision.waitingRoom,
    sequence: revision.sequence,
    remindedAt: moved ? remindedAt(startsAt, at) : whole.row.remindedAt,
  }
  const hostIds = whole.hostIds.filter((one) => !off.includes(one))
  const meeting = await tell(deed, parts, { ...whole, row, invited, hostIds })
  await tellWithdrawn(deed, id, off)
  return answer(meeting)
}

/** Whoever is in it now is not taken off by somebody who changes what is said of it: a host puts them out. */
function insidersLeftOut({ invited, participants }: Whole, people: readonly AskedPerson[]): AskedPerson[] {
  const asked = new Set(people.map(({ personId }) => personId))
  const inside = new Set(participants.filter(isInside).map(({ personId }) => personId))
  return invited.filter(({ personId }) => inside.has(personId) && !asked.has(personId))
}

/** Whether a meeting stands at these times. */
export function isAt(
  row: Pick<Whole['row'], 'startsAt' | 'endsAt'>,
  times: { readonly startsAt: Date; readonly endsAt: Date },
): boolean {
  return (
    row.startsAt?.getTime() === times.startsAt.getTime() && row.endsAt?.getTime() === times.endsAt.getTime()
  )
}

/** Hangs on a meeting what does not hang there yet, and takes off what is to hang there no more. */
async function hangOnMeeting(
  deed: Deed,
  { files, vault }: Pick<CallsAtWork, 'files' | 'vault'>,
  viewer: Viewer,
  id: string,
  fileIds: readonly string[],
): Promise<Answer<unknown>> {
  const hung = (await files.filesAt(deed.transaction, vault, 'meeting', [id])).get(id) ?? []
  const there = hung.map((file) => file.id)
  const off = there.filter((fileId) => !fileIds.includes(fileId))
  if (off.length > 0) await files.takeOff(deed, 'meeting', id, off)
  const more = fileIds.filter((fileId) => !there.includes(fileId))
  return files.hang(deed, viewer, { kind: 'meeting', id, withinId: id, patientId: null }, more)
}
