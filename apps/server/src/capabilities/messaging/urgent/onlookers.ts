import type { Transaction } from '../../../platform/database/transaction.ts'
import type { MessagingParts } from '../parts.ts'

/** Each of them is told of every step on their own stream: more would make a page slow. */
const mostOnlookers = 100

/** Of a conversation's members, those who look on at an urgent message in it: who is on duty comes first. */
export async function onlookersOf(
  transaction: Transaction,
  { duty }: Pick<MessagingParts, 'duty'>,
  memberIds: readonly string[],
  senderId: string,
): Promise<string[]> {
  const others = memberIds.filter((personId) => personId !== senderId)
  if (others.length <= mostOnlookers) return others
  const duties = await duty.dutiesOf(transaction, others)
  const onDuty = (personId: string) => duties.get(personId)?.state === 'on'
  return [...others.filter(onDuty), ...others.filter((personId) => !onDuty(personId))].slice(0, mostOnlookers)
}
