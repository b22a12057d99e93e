import type { Channel } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** What a channel did since a moment. */
export interface Tally {
  readonly channel: Channel
  readonly sent: number
  readonly failed: number
  readonly lastSentAt: Date | null
  readonly lastFailedAt: Date | null
}

/** The one side's own fault, and no channel's: a device that is gone, a number that does not exist. */
const notTheChannel = ['gone', 'refused', 'signed-out', 'no-address']

/** What each channel did since a moment. */
export function readTallies(transaction: Transaction, since: Date): Promise<Tally[]> {
  return transaction.query({
    name: 'attempt-tallies',
    text: `select channel,
                  count(*) filter (where state in ('sent', 'delivered')) as sent,
                  count(*) filter (where state = 'failed' and problem <> all($2::text[])) as failed,
                  max(ended_at) filter (where state in ('sent', 'delivered')) as "lastSentAt",
                  max(ended_at) filter (where state = 'failed' and problem <> all($2::text[])) as "lastFailedAt"
             from attempt
            where organisation_id = current_organisation() and ended_at >= $1
            group by channel`,
    values: [since.toISOString(), notTheChannel],
  })
}
