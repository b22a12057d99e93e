import type { UrgentItem } from '@baton/client'
import type { Duty } from '@baton/contract'

/**
 * What asks something of me now and may say so: nothing while I am off duty, save what I was called to since, which the
 * server does only under a recorded override. As long as my duty is not known, everything: the server calls nobody who
 * may not be reached.
 */
export function askedOf<Item extends UrgentItem>(
  open: readonly Item[],
  duty: Duty | undefined,
): readonly Item[] {
  return open.filter((item) => item.asks !== null && mayBeTold(item, duty))
}

function mayBeTold({ page, asks }: UrgentItem, duty: Duty | undefined): boolean {
  if (duty === undefined || duty.state === 'on') return true
  return asks === 'answer' && page !== undefined && duty.since !== null && page.pagedAt > duty.since
}

/** What covers the screen: the first emergency that I was called to and have not answered. */
export function emergencyOf(asked: readonly UrgentItem[]): UrgentItem | undefined {
  return asked.find(({ asks, escalation: { urgency } }) => asks === 'answer' && urgency !== 'urgent')
}
