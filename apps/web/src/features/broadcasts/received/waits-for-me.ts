import type { ReceivedBroadcast } from '@baton/contract'

/** Whether it waits for me: to be answered, or where nothing is asked to be read. */
export function waitsForMe({ options, answer, seenAt, closedAt }: ReceivedBroadcast): boolean {
  if (closedAt !== null) return false
  return options.length > 0 ? answer === null : seenAt === null
}
