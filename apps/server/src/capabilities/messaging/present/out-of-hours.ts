import type { OutOfHoursDay } from '@baton/contract'
import { organisationZone } from '@baton/domain/duty/zoned-time'
import { longestStretchDays, outOfHoursDays } from '@baton/domain/messaging/out-of-hours'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { MessagingParts } from '../parts.ts'
import { countHeld } from '../store/off-duty.ts'

const dayMs = 24 * 60 * 60_000

/** How often these people together were contacted off duty, by day. */
export async function outOfHoursOf(
  transaction: Transaction,
  { duty, notify }: Pick<MessagingParts, 'duty' | 'notify'>,
  personIds: readonly string[],
  asked: { from: string; until: string },
): Promise<OutOfHoursDay[]> {
  const until = new Date(asked.until)
  const from = new Date(Math.max(Date.parse(asked.from), until.getTime() - longestStretchDays * dayMs))
  if (from >= until) return []
  const [periods, interruptions] = await Promise.all([
    duty.offDutyPeriods(transaction, personIds, from, until),
    notify.interruptions(transaction, personIds, from, until),
  ])
  const held = await countHeld(transaction, periods, organisationZone)
  return outOfHoursDays(
    { from, until },
    held,
    interruptions.map(({ at }) => at),
  )
}
