import { api } from '@baton/contract'
import { may } from '@baton/domain'
import type { Transaction } from '../../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { openScopes } from '../../../../platform/vault/index.ts'
import { relationshipsTo } from '../../fetch.ts'
import type { CallParts } from '../../parts.ts'
import { wholesOf } from '../../whole.ts'
import { openWords, scopeOf } from '../../words.ts'
import { type Entry, type Group, writeInvitation } from '../calendar/write-invitation.ts'
import { type ArrangedRow, readArranged, readSeries } from '../store/arranged.ts'

/** Nobody puts a series elsewhere more often. */
const mostSeries = 20

/** A meeting as iCalendar, and with it all of its series (CAL29). */
export function invitation(parts: CallParts): Handler {
  return handleQuery(api.calls.invitation, async ({ viewer, transaction, at }, { meetingId }) => {
    const row = await readArranged(transaction, meetingId)
    const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
    if (row === undefined || whole === undefined) return refuse('not-found')
    if (!may('calls.invitation', relationshipsTo(whole, viewer.personId))) return refuse('not-found')
    const series = await seriesOf(transaction, row)
    await openScopes(
      transaction,
      parts.vault,
      series.flat().map((one) => ({
        scope: scopeOf(one),
        ...(one.words === null ? {} : { sealed: one.words }),
      })),
    )
    const groups = series.map((rows) => groupOf(parts, rows))
    // A call, or a meeting that began at once, is in nobody's calendar.
    if (groups.every(({ entries }) => entries.length === 0)) return refuse('not-found')
    const ics = writeInvitation({
      at,
      zone: parts.zone,
      publicUrl: parts.publicUrl,
      organisation: await parts.people.organisationName(transaction, viewer.organisationId),
      organiserId: row.organiserId,
      groups,
    })
    return answer({ fileName: 'meeting.ics', ics })
  })
}

/** A single meeting; or all of its series, after the series that it goes on from. */
async function seriesOf(transaction: Transaction, row: ArrangedRow): Promise<ArrangedRow[][]> {
  if (row.seriesId === null) return [[row]]
  const all = [await readSeries(transaction, row.seriesId)]
  for (let before = row.seriesBefore; before !== null && all.length < mostSeries; ) {
    const earlier = await readSeries(transaction, before)
    all.unshift(earlier)
    before = earlier.at(-1)?.seriesBefore ?? null
  }
  return all.filter((rows) => rows.length > 0)
}

function groupOf(parts: Pick<CallParts, 'vault'>, rows: readonly ArrangedRow[]): Group {
  const last = rows.at(-1)
  return {
    entries: rows.flatMap((one) => entryOf(parts, one)),
    series: last?.seriesId && last.recurrence ? { id: last.seriesId, recurrence: last.recurrence } : null,
  }
}

function entryOf({ vault }: Pick<CallParts, 'vault'>, row: ArrangedRow): Entry[] {
  const { id, startsAt, endsAt, sequence, cancelledAt, seriesAt } = row
  const { title } = openWords(vault, row)
  if (startsAt === null || endsAt === null || title === null) return []
  return [{ id, title, startsAt, endsAt, sequence, cancelled: cancelledAt !== null, slot: seriesAt }]
}
