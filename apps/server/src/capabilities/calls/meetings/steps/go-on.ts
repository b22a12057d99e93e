import { aheadMs, occurrences } from '@baton/domain/calls/series'
import { v7 as uuidv7 } from 'uuid'
import { type Answer, answer } from '../../../../platform/operations/answer.ts'
import type { Viewer } from '../../../../platform/operations/viewer.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { type Making, makeMeeting } from './make-meeting.ts'

/** What the next meetings of a series are like. */
export interface Next extends Omit<Making, 'id' | 'times' | 'series'> {
  readonly series: NonNullable<Making['series']>
  readonly lastsMs: number
}

/**
 * Makes the meetings of a series that are still wanting of the next eight weeks (CAL28).
 *
 * @param range where the series' rule begins, and where its last meeting stands that was made
 */
export async function goOn(
  deed: Deed,
  parts: CallsAtWork,
  viewer: Viewer,
  { lastsMs, ...next }: Next,
  range: { readonly first: Date; readonly after: Date },
): Promise<Answer<null>> {
  const until = new Date(deed.at.getTime() + aheadMs)
  const rule = { first: range.first, recurrence: next.series.recurrence, zone: parts.zone }
  for (const startsAt of occurrences(rule, { after: range.after, until })) {
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + lastsMs) }
    const made = await makeMeeting(deed, parts, viewer, { ...next, id: uuidv7(), times })
    if (!made.ok) return made
  }
  return answer(null)
}
