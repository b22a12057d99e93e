import type { api, callPersonEvents, Delivered, Meeting, OutputOf } from '@baton/contract'
import { already, type Effects, isOn, type Replayed, replay, type Viewer } from '../messaging/replay.ts'

/** What I have before me of calls and meetings, as `calls.listMine` answers. */
export type MyMeetings = OutputOf<typeof api.calls.listMine>

/** What is arranged is listed so long before it begins. */
export const listedForMs = 8 * 7 * 24 * 3_600_000

/** What I have before me after an event of my own stream (RT13); other streams change nothing (CAL26). */
export function applyToMyMeetings(
  mine: MyMeetings,
  delivered: Delivered,
  viewer: Viewer,
): Replayed<MyMeetings> {
  return isOn('person', delivered)
    ? replay(effectsAt(new Date(delivered.at)), mine, delivered, viewer)
    : already
}

/** Whether a meeting is before somebody: not over, missed and not seen, or cancelled until its time has passed. */
export function isListed(meeting: Meeting, personId: string, at: Date): boolean {
  if (isMissed(meeting, personId)) return true
  if (meeting.endedAt !== null) return false
  if (meeting.cancelledAt !== null) return meeting.endsAt !== null && new Date(meeting.endsAt) > at
  return meeting.startsAt === null || new Date(meeting.startsAt).getTime() - at.getTime() < listedForMs
}

/** Whether somebody missed a call and has not seen that (CAL3). */
export function isMissed(meeting: Meeting, personId: string): boolean {
  const own = meeting.invited.find((one) => one.personId === personId)
  return own?.state === 'missed' && !own.missedSeen
}

/** Which of two comes first: the one that begins first. */
export function byBeginning(a: Meeting, b: Meeting): number {
  return compare(a.startsAt ?? a.createdAt, b.startsAt ?? b.createdAt) || compare(a.id, b.id)
}

function effectsAt(at: Date): Effects<'person', MyMeetings, keyof typeof callPersonEvents> {
  return {
    'calls.changed': (mine, { meeting }, { personId }) => {
      const held = mine.meetings.find(({ id }) => id === meeting.id)
      const newer = held && held.version > meeting.version ? held : meeting
      const others = mine.meetings.filter(({ id }) => id !== meeting.id)
      const meetings = isListed(newer, personId, at) ? [...others, newer] : others
      return { ...mine, meetings: meetings.sort(byBeginning) }
    },
    'calls.withdrawn': (mine, { meetingId }) => ({
      ...mine,
      meetings: mine.meetings.filter(({ id }) => id !== meetingId),
    }),
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
