import type { Meeting } from '@baton/contract'
import type { CallsAtWork } from '../../parts.ts'
import type { Deed } from '../../steps/deed.ts'
import { gone } from '../../steps/gone.ts'
import { tell } from '../../steps/tell.ts'
import type { Whole } from '../../whole.ts'
import { reminderOf } from './send-word.ts'

/** Cancels a locked meeting: nobody comes in any more, who waits is turned away, and nobody is reminded. */
export async function cancelMeeting(
  deed: Deed,
  parts: CallsAtWork,
  whole: Whole,
  { recurrence, sequence }: Pick<Whole['row'], 'recurrence' | 'sequence'>,
): Promise<Meeting> {
  const { at } = deed
  const participants = whole.participants.map((one) =>
    one.state === 'waiting' ? gone(deed, one, 'turned-away', at) : one,
  )
  await parts.notify.withdraw(deed, reminderOf(whole.row))
  const row = { ...whole.row, recurrence, sequence, cancelledAt: at }
  return tell(deed, parts, { ...whole, row, participants })
}
