import type { TaskTemplate } from '@baton/contract'
import { daysLater, momentOf, wallTimeAt, weekdayOf } from '../duty/zoned-time.ts'

/**
 * When a template is requested by itself next after a moment, by the clock on the wall (TSK22); `null` for never. In the
 * night on which the clock goes back a time that comes twice counts once, and one that is left out in spring comes as
 * much later.
 */
export function nextTime(recurs: TaskTemplate['recurs'], after: Date): Date | null {
  if (recurs === null) return null
  const [hour = 0, minute = 0] = recurs.at.split(':').map(Number)
  const today = wallTimeAt(after)
  for (let days = 0; days <= 8; days += 1) {
    const day = daysLater(today, days)
    if (!recurs.days.includes(weekdayOf(day))) continue
    const at = momentOf({ ...day, hour, minute, second: 0 })
    if (at > after) return at
  }
  return null
}
