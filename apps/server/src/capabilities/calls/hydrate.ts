import { callPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import { readMeetings } from './store/meetings.ts'
import { hearersOf, type Presenting, presentWholes, wholesOf } from './whole.ts'

/** The events that are calls', on people's own streams. */
export const callEvents: ReadonlySet<string> = new Set(Object.keys(callPersonEvents))

const stored = z.object({ meetingId: z.string() })

/**
 * What stored events of calls say now, one for one: the log keeps ids, and each carries the whole meeting as it is. To
 * whoever was taken off it since, it says that: what it is now is not theirs (CAL25).
 */
export async function hydrateCalls(
  presenting: Presenting,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).meetingId)
  const rows = await readMeetings(presenting.transaction, [...new Set(ids)])
  const wholes = await wholesOf(presenting.transaction, rows)
  const meetings = await presentWholes(presenting, wholes)
  const found = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  const hearers = new Map(wholes.map((whole) => [whole.row.id, hearersOf(whole)]))
  return events.map(({ type, streamId }, index) => {
    const meetingId = ids[index] ?? ''
    return type === 'calls.withdrawn' || !hearers.get(meetingId)?.includes(streamId)
      ? { type: 'calls.withdrawn', data: { meetingId } }
      : { type, data: { meeting: found.get(meetingId) } }
  })
}
