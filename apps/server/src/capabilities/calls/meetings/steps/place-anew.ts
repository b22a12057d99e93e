import type { Recurrence } from '@baton/contract'
import { followRule } from './follow-rule.ts'
import type { OpenedArranged } from './open-arranged.ts'
import { type InSeries, isAhead } from './open-series.ts'
import type { Revision } from './revise.ts'

export interface Times {
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Where a meeting of a series stands from now on, and in which. */
export interface Placed {
  readonly whole: InSeries
  readonly place: Pick<Revision, 'startsAt' | 'endsAt' | 'series' | 'seriesAt' | 'seriesBefore' | 'apart'>
}

/** One meeting is put elsewhere; its series stays, and it stands apart from it. */
export function placeOne({ row }: InSeries, times: Times): Placed['place'] {
  const { seriesId, recurrence, seriesAt, seriesBefore } = row
  return { ...times, series: { seriesId, recurrence }, seriesAt, seriesBefore, apart: seriesId !== null }
}

/** What follows in a series is changed, and each stays where it is. */
export function placeAsBefore({ meeting, fromIt }: OpenedArranged): Placed[] {
  return fromIt.flatMap((whole) => {
    const { startsAt, endsAt, seriesId, recurrence, seriesAt, seriesBefore, apart } = whole.row
    if (startsAt === null || endsAt === null || (whole !== meeting && !isAhead(whole))) return []
    return {
      whole,
      place: { startsAt, endsAt, series: { seriesId, recurrence }, seriesAt, seriesBefore, apart },
    }
  })
}

/**
 * What follows in a series is put elsewhere: one after the other by its rule from the new times on. Where meetings come
 * before, they end their series, and what follows is another one.
 *
 * @returns what is placed, and of what is over or cancelled only where it would stand
 */
export function placeFollowing(
  { meeting, before, fromIt }: OpenedArranged,
  times: Times,
  { recurrence: was, zone }: { recurrence: Recurrence; zone: string },
): Placed[] {
  const { slots, recurrence } = followRule({ first: times.startsAt, recurrence: was, zone }, fromIt.length)
  const series = { seriesId: before.length > 0 ? meeting.row.id : meeting.row.seriesId, recurrence }
  const seriesBefore = before.length > 0 ? meeting.row.seriesId : meeting.row.seriesBefore
  const lastsMs = times.endsAt.getTime() - times.startsAt.getTime()
  return fromIt.flatMap((whole, index) => {
    const slot = slots[index]
    const { startsAt, endsAt } = whole.row
    if (slot === undefined || startsAt === null || endsAt === null) return []
    const stands = isAhead(whole)
      ? { startsAt: slot, endsAt: new Date(slot.getTime() + lastsMs) }
      : { startsAt, endsAt }
    return { whole, place: { ...stands, series, seriesAt: slot, seriesBefore, apart: false } }
  })
}
