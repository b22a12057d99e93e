import { dayBefore } from '@baton/domain/calls/series'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { tell } from '../../steps/tell.ts'
import type { InSeries } from './open-series.ts'

/**
 * A series ends before a moment: so say those of its meetings that are still to come, and the last one, by which it goes
 * on or does not.
 */
export async function endSeriesBefore(
  deed: Deed,
  parts: CallsAtWork,
  earlier: readonly InSeries[],
  { at, sequence }: { at: Date; sequence: number },
): Promise<void> {
  const until = dayBefore(at, parts.zone)
  const last = earlier.at(-1)
  for (const whole of earlier) {
    const { recurrence, endedAt, cancelledAt } = whole.row
    const isOver = endedAt !== null || cancelledAt !== null
    if (recurrence === null || (isOver && whole !== last)) continue
    const row = { ...whole.row, recurrence: { ...recurrence, until }, sequence }
    await tell(deed, parts, { ...whole, row })
  }
}
