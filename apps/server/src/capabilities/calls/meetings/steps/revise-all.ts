import type { Meeting } from '@baton/contract'
import { type Answer, answer } from '../../../../platform/operations/answer.ts'
import type { Viewer } from '../../../../platform/operations/viewer.ts'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { tell } from '../../steps/tell.ts'
import { saveArranged } from '../store/arranged.ts'
import { type InSeries, isAhead } from './open-series.ts'
import type { Placed } from './place-anew.ts'
import { type Revision, revise } from './revise.ts'

/** Changes a meeting and those of its series that are placed with it; answers with the one that was meant. */
export async function reviseAll(
  deed: Deed,
  parts: CallsAtWork,
  viewer: Viewer,
  meeting: InSeries,
  placed: readonly Placed[],
  common: Omit<Revision, keyof Placed['place']>,
): Promise<Answer<Meeting>> {
  let meant: Meeting | undefined
  for (const { whole, place } of placed) {
    if (whole !== meeting && !isAhead(whole)) {
      await goAlong(deed, parts, whole, place)
      continue
    }
    const revised = await revise(deed, parts, viewer, whole, { ...common, ...place })
    if (!revised.ok) return revised
    if (whole === meeting) meant = revised.value
  }
  if (meant === undefined) throw new Error(`meeting ${meeting.row.id} was not placed`)
  return answer(meant)
}

/** What is over or cancelled stays as it was: it only goes along with its series. */
async function goAlong(
  deed: Deed,
  parts: CallsAtWork,
  whole: InSeries,
  { series, seriesAt, seriesBefore }: Placed['place'],
): Promise<void> {
  const { asked, apart } = whole.row
  saveArranged(deed.transaction, whole.row.id, { asked, seriesAt, apart, seriesBefore })
  await tell(deed, parts, { ...whole, row: { ...whole.row, ...series } })
}
