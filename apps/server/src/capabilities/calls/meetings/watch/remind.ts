import { reminderHeading } from '@baton/domain/calls/arranged'
import { holdStill } from '../../../../platform/streams/store.ts'
import { isClosed } from '../../fetch.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { openMeeting } from '../../steps/open-meeting.ts'
import { announce, audit } from '../../steps/tell.ts'
import { saveInvited } from '../../store/invited.ts'
import { saveMeeting } from '../../store/meetings.ts'
import { isInside, type Whole } from '../../whole.ts'
import { type AskedPerson, askedNow, invitedRows } from '../steps/ask.ts'
import { reminderOf } from '../steps/send-word.ts'
import { type ArrangedRow, readArranged } from '../store/arranged.ts'

/**
 * Reminds everyone of a meeting that is about to begin, once however many servers look (CAL30). Whoever has a role that
 * was asked is asked from now on: who had it when the meeting was arranged may have handed it over since.
 */
export async function remind(deed: Deed, parts: CallsAtWork, meetingId: string): Promise<void> {
  const { transaction, organisationId, at } = deed
  const seen = await readArranged(transaction, meetingId)
  if (seen === undefined) return
  const holders = await holdersNow(deed, parts, seen)
  const more = holders.map(({ personId }) => personId)
  const whole = await openMeeting(deed, meetingId, more)
  if (whole === undefined || whole.row.remindedAt !== null || isClosed(whole)) return
  const known = new Set(whole.invited.map(({ personId }) => personId))
  const others = holders.filter(({ personId }) => !known.has(personId))
  const joining = invitedRows(meetingId, others, { at })
  saveInvited(transaction, organisationId, joining)
  const next = { ...whole, invited: [...whole.invited, ...joining] }
  await save(deed, parts, next, joining.length > 0)
  await ring(deed, parts, next)
}

async function holdersNow(deed: Deed, parts: CallsAtWork, row: ArrangedRow): Promise<AskedPerson[]> {
  const roleIds = row.asked?.roleIds ?? []
  if (roleIds.length === 0) return []
  // Before any stream is locked, so that nobody takes or gives up a role meanwhile.
  await holdStill(deed.transaction, deed.organisationId)
  return askedNow(deed, parts, { personIds: [], roleIds, teamIds: [] }, row.organiserId)
}

/** That people were reminded is nothing that the meeting shows: it is told only when somebody more is asked. */
async function save(deed: Deed, parts: CallsAtWork, whole: Whole, shows: boolean): Promise<void> {
  const row = { ...whole.row, remindedAt: deed.at, version: whole.row.version + (shows ? 1 : 0) }
  saveMeeting(deed.transaction, row)
  if (shows) await announce(deed, parts, { ...whole, row })
  else audit(deed, row)
}

/** Who is on duty, has not said that they cannot come, and is not in it already. */
async function ring(deed: Deed, { notify }: CallsAtWork, whole: Whole): Promise<void> {
  const { row, invited, participants } = whole
  const inside = new Set(participants.filter(isInside).map(({ personId }) => personId))
  const wanted = [
    { personId: row.organiserId, roleId: null },
    ...invited.filter(({ state }) => state !== 'declined'),
  ].filter(({ personId }) => !inside.has(personId))
  await notify.notify(
    deed,
    wanted.map(({ personId, roleId }) => ({
      key: `meeting:${row.id}:reminder:${row.startsAt?.toISOString()}:${personId}`,
      personId,
      about: reminderOf(row),
      urgency: 'soon',
      heading: reminderHeading,
      channels: ['in-app', 'web-push'],
      throughRole: roleId !== null,
    })),
  )
}
