import type { Recurrence } from '@baton/contract'
import { dayOf, occurrences } from '@baton/domain/calls/series'
import { wallTimeAt } from '@baton/domain/duty/zoned-time'

const farAhead = new Date('9998-12-31T00:00:00Z')

/**
 * Where so many meetings of a series stand from now on, the first of them at this moment; and how the series goes on: it
 * ends when it did, or with the last of them.
 */
export function followRule(
  { first, recurrence, zone }: { first: Date; recurrence: Recurrence; zone: string },
  count: number,
): { readonly slots: readonly Date[]; readonly recurrence: Recurrence } {
  const endless = { first, recurrence: { ...recurrence, until: dayOf(wallTimeAt(farAhead, zone)) }, zone }
  const slots = [first]
  while (slots.length < count) {
    const after = slots.at(-1) ?? first
    slots.push(...occurrences(endless, { after, until: farAhead }).slice(0, count - slots.length))
  }
  const last = dayOf(wallTimeAt(slots.at(-1) ?? first, zone))
  return { slots, recurrence: last > recurrence.until ? { ...recurrence, until: last } : recurrence }
}
