import type { OperationName } from '@baton/contract'
import { may } from '@baton/domain'
import type { Change } from '../../../../platform/operations/change.ts'
import { relationshipsTo } from '../../fetch.ts'
import { deedIn } from '../../steps/deed.ts'
import { openMeeting } from '../../steps/open-meeting.ts'
import { readArranged } from '../store/arranged.ts'
import { type InSeries, openSeries } from './open-series.ts'

/** An arranged meeting that the viewer may do this to, locked, with all of its series. */
export interface OpenedArranged {
  readonly meeting: InSeries
  /** Those of its series before it, and from it on; by itself where it is of none. */
  readonly before: readonly InSeries[]
  readonly fromIt: readonly InSeries[]
  /** Greater than any of the series has had. */
  readonly sequence: number
}

/**
 * Fetches an arranged meeting through the viewer and locks it with its series: fetching is checking (CAL25).
 *
 * @param more people who will be told besides
 */
export async function openArranged(
  change: Change,
  meetingId: string,
  more: readonly string[] = [],
): Promise<OpenedArranged | undefined> {
  const { transaction, viewer } = change
  const deed = deedIn(change)
  const seen = await readArranged(transaction, meetingId)
  if (seen === undefined) return undefined
  const all = [viewer.personId, ...more]
  const wholes = seen.seriesId === null ? await alone() : await openSeries(deed, seen.seriesId, all)
  const meeting = wholes.find(({ row }) => row.id === meetingId)
  if (meeting === undefined) return undefined
  // The operation that a handler belongs to has a row in the table, or nothing would compile.
  const operation = change.operation as OperationName
  if (!may(operation, relationshipsTo(meeting, viewer.personId))) return undefined
  const place = wholes.indexOf(meeting)
  return {
    meeting,
    before: wholes.slice(0, place),
    fromIt: wholes.slice(place),
    sequence: Math.max(...wholes.map(({ row }) => row.sequence)) + 1,
  }

  async function alone(): Promise<InSeries[]> {
    const whole = await openMeeting(deed, meetingId, all)
    const row = await readArranged(transaction, meetingId)
    return whole === undefined || row === undefined ? [] : [{ ...whole, row }]
  }
}
