import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import { relationshipsTo } from '../../fetch.ts'
import type { CallParts } from '../../parts.ts'
import { wholesOf } from '../../whole.ts'
import { openWords, scopeOf } from '../../words.ts'
import { type Entry, writeInvitation } from '../calendar/write-invitation.ts'
import { type ArrangedRow, readArranged, readSeries } from '../store/arranged.ts'

/** A meeting as iCalendar, and with it all of its series (CAL29). */
export function invitation(parts: CallParts): Handler {
  return handleQuery(api.calls.invitation, async ({ viewer, transaction, at }, { meetingId }) => {
    const row = await readArranged(transaction, meetingId)
    const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
    if (row === undefined || whole === undefined) return refuse('not-found')
    if (!may('calls.invitation', relationshipsTo(whole, viewer.personId))) return refuse('not-found')
    const { seriesId, organiserId } = row
    const rows = seriesId === null ? [row] : await readSeries(transaction, seriesId)
    await openScopes(
      transaction,
      parts.vault,
      rows.map((one) => ({ scope: scopeOf(one), ...(one.words === null ? {} : { sealed: one.words }) })),
    )
    const entries = rows.flatMap((one) => entryOf(parts, one))
    const last = rows.at(-1)
    // A call, or a meeting that began at once, is in nobody's calendar.
    if (entries.length === 0) return refuse('not-found')
    const ics = writeInvitation({
      at,
      zone: parts.zone,
      publicUrl: parts.publicUrl,
      organisation: await parts.people.organisationName(transaction, viewer.organisationId),
      organiserId,
      entries,
      series:
        seriesId === null || last === undefined || last.recurrence === null
          ? null
          : { id: seriesId, recurrence: last.recurrence },
    })
    return answer({ fileName: 'meeting.ics', ics })
  })
}

function entryOf({ vault }: Pick<CallParts, 'vault'>, row: ArrangedRow): Entry[] {
  const { id, startsAt, endsAt, sequence, cancelledAt, seriesAt } = row
  const { title } = openWords(vault, row)
  if (startsAt === null || endsAt === null || title === null) return []
  return [{ id, title, startsAt, endsAt, sequence, cancelled: cancelledAt !== null, slot: seriesAt }]
}
