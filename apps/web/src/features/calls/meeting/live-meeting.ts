import { createStore } from '../../../app/session/store.ts'
import type { Entry, LiveMeeting } from './live/live.ts'

/**
 * The meeting that this page is in, or was until a moment ago. It lives here, outside every screen: whoever leaves the
 * meeting's screen to work elsewhere stays in the meeting, is heard and hears.
 */
export const liveMeeting = createStore<LiveMeeting | null>(null)

/** Comes into a meeting on this page; whatever meeting it was in before is left. A second time into the same one is once. */
export async function enterMeeting(entry: Entry): Promise<LiveMeeting> {
  const before = liveMeeting.get()
  if (before && isSame(before, entry) && before.get().phase !== 'over') {
    entry.own?.stop()
    return before
  }
  const { openLive } = await import('./live/open-live.ts')
  before?.leave()
  const live = openLive(entry)
  liveMeeting.set(live)
  return live
}

/** Takes away what is left of a meeting that is over, when its last words have been read. */
export function forgetMeeting(live: LiveMeeting): void {
  live.leave()
  if (liveMeeting.get() === live) liveMeeting.set(null)
}

function isSame({ door }: LiveMeeting, entry: Entry): boolean {
  if (door.kind === 'colleague' && entry.door.kind === 'colleague')
    return door.meetingId === entry.door.meetingId
  return door === entry.door
}
