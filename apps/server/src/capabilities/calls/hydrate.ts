import { callPersonEvents } from '@baton/contract'
import { z } from 'zod'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import { readMeetings } from './store/meetings.ts'
import { type Presenting, presentWholes, wholesOf } from './whole.ts'

/** The events that are calls', on people's own streams. */
export const callEvents: ReadonlySet<string> = new Set(Object.keys(callPersonEvents))

const stored = z.object({ meetingId: z.string() })

/** What stored events of calls say now, one for one: the log keeps ids, and each carries the whole meeting as it is. */
export async function hydrateCalls(
  presenting: Presenting,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).meetingId)
  const rows = await readMeetings(presenting.transaction, [...new Set(ids)])
  const meetings = await presentWholes(presenting, await wholesOf(presenting.transaction, rows))
  const found = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  return events.map(({ type }, index) => {
    const meetingId = ids[index] ?? ''
    return type === 'calls.withdrawn'
      ? { type, data: { meetingId } }
      : { type, data: { meeting: found.get(meetingId) } }
  })
}
