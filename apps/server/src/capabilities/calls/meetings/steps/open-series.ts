import type { Deed } from '../../steps/deed.ts'
import { hearersOf, type Whole, wholesOf } from '../../whole.ts'
import { type ArrangedRow, lockSeries, readSeries } from '../store/arranged.ts'

/** A meeting of a series with everybody, and where it stands in its series. */
export interface InSeries extends Whole {
  readonly row: ArrangedRow
}

/**
 * Locks a whole series, so that it is changed and gone on with by one at a time: the streams of everyone who is or will
 * be told, then its meetings.
 *
 * @param more people who will be told besides
 */
export async function openSeries(
  { transaction, streams }: Deed,
  seriesId: string,
  more: readonly string[] = [],
): Promise<InSeries[]> {
  const seen = await wholesOf(transaction, await readSeries(transaction, seriesId))
  await streams.lock([...seen.flatMap(hearersOf), ...more])
  const rows = await lockSeries(transaction, seriesId)
  const wholes = await wholesOf(transaction, rows)
  // Somebody was asked while we waited for it.
  await streams.lock(wholes.flatMap(hearersOf))
  return wholes.flatMap((whole, index) => {
    const row = rows[index]
    return row === undefined ? [] : { ...whole, row }
  })
}

/** Whether a meeting of a series can still be changed: it is not over, not cancelled, and has not begun. */
export function isAhead({ row }: Pick<Whole, 'row'>): boolean {
  return row.endedAt === null && row.cancelledAt === null && row.startedAt === null
}
