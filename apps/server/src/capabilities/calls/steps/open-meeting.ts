import { lockMeeting, readMeetings } from '../store/meetings.ts'
import { hearersOf, type Whole, wholesOf } from '../whole.ts'
import type { Deed } from './deed.ts'

/**
 * Locks everything that a step touches, in the one order that every step keeps: the streams of everyone who is or will
 * be told, then the meeting itself.
 *
 * @param more people who will be told besides
 */
export async function openMeeting(
  { transaction, streams }: Deed,
  meetingId: string,
  more: readonly string[] = [],
): Promise<Whole | undefined> {
  const [seen] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
  if (seen === undefined) return undefined
  await streams.lock([...hearersOf(seen), ...more])
  const row = await lockMeeting(transaction, meetingId)
  const [whole] = await wholesOf(transaction, row === undefined ? [] : [row])
  if (whole === undefined) return undefined
  // Somebody was asked while we waited for it.
  if (whole.row.version !== seen.row.version) await streams.lock(hearersOf(whole))
  return whole
}
