import type { Meeting } from '@baton/contract'
import { asClock, asDate, daysBetween } from '../../../ui/time/format-time.ts'
import { missedBy } from '../ringing/rings.ts'
import { type CallNaming, lengthWords, peopleIn, repeatWords, titleOf } from '../words/meeting-words.ts'
import { type MeetingState, stateOf } from './meeting-state.ts'

export interface MeetingRow {
  readonly id: string
  readonly kind: 'call' | 'meeting'
  readonly title: string
  readonly subtitle: string
  readonly at: string
  readonly state: { readonly word: string; readonly tone: 'quiet' | 'info' | 'good' | 'warn' | 'bad' } | null
}

export interface MeetingList {
  readonly missed: readonly (MeetingRow & { readonly callerId: string; readonly caller: string })[]
  /** In which somebody is, or whose time it is: to be joined with one press. */
  readonly now: readonly MeetingRow[]
  /** By day: “Today”, “Tomorrow”, “Thursday 3 December 2026”. */
  readonly days: readonly { readonly title: string; readonly rows: readonly MeetingRow[] }[]
}

/** What was missed, what is now, and what comes: a pure picture of the meetings that are mine. */
export function meetingList(meetings: readonly Meeting[], naming: CallNaming, now: Date): MeetingList {
  const states = meetings.map((meeting) => ({ meeting, state: stateOf(meeting, now) }))
  const here = states.filter(({ state }) => state === 'going' || state === 'open')
  const ahead = states
    .filter(({ meeting, state }) => state === 'ahead' || (state === 'cancelled' && isAhead(meeting, now)))
    .sort((a, b) => beginOf(a.meeting).localeCompare(beginOf(b.meeting)))
  const days = new Map<string, MeetingRow[]>()
  for (const { meeting, state } of ahead) {
    const title = dayTitle(new Date(beginOf(meeting)), now)
    days.set(title, [...(days.get(title) ?? []), rowOf(meeting, state, naming)])
  }
  return {
    missed: missedBy(meetings, naming.viewerId).map((meeting) => ({
      ...pastRow(meeting, naming),
      callerId: meeting.organiserId,
      caller: naming.nameOf(meeting.organiserId),
    })),
    now: here.map(({ meeting, state }) => rowOf(meeting, state, naming)),
    days: [...days].map(([title, rows]) => ({ title, rows })),
  }
}

/** A meeting that is over, as it stands among those before. */
export function pastRow(meeting: Meeting, naming: CallNaming): MeetingRow {
  const state = pastState(meeting, naming.viewerId)
  // Of a call that came to nothing nobody asks how long it rang.
  const length =
    state === null && meeting.startedAt !== null && meeting.endedAt !== null
      ? lengthWords(Date.parse(meeting.endedAt) - Date.parse(meeting.startedAt))
      : ''
  return {
    id: meeting.id,
    kind: meeting.kind,
    title: titleOf(meeting, naming),
    subtitle: [meeting.organiserId === naming.viewerId && meeting.kind === 'call' ? 'You called' : '', length]
      .filter((part) => part !== '')
      .join(' · '),
    at: beginOf(meeting),
    state,
  }
}

function pastState(meeting: Meeting, viewerId: string): MeetingRow['state'] {
  if (meeting.cancelledAt !== null) return { word: 'Cancelled', tone: 'bad' }
  const mine = meeting.invited.find(({ personId }) => personId === viewerId)
  if (mine?.state === 'missed') return { word: 'Missed', tone: 'warn' }
  if (mine?.state === 'declined')
    return { word: meeting.kind === 'call' ? 'Declined' : 'Not coming', tone: 'quiet' }
  if (mine?.state === 'not-rung') return { word: 'Off duty, not rung', tone: 'quiet' }
  const isUnanswered =
    meeting.kind === 'call' &&
    meeting.organiserId === viewerId &&
    meeting.invited.every(({ personId, state }) => personId === viewerId || state !== 'accepted')
  return isUnanswered ? { word: 'Not answered', tone: 'warn' } : null
}

function rowOf(meeting: Meeting, state: MeetingState, naming: CallNaming): MeetingRow {
  return {
    id: meeting.id,
    kind: meeting.kind,
    title: titleOf(meeting, naming),
    subtitle: [
      meeting.endsAt === null ? '' : `Until ${asClock(new Date(meeting.endsAt))}`,
      repeatWords(meeting.recurrence),
      meeting.startsAt === null || meeting.organiserId === naming.viewerId
        ? ''
        : `from ${naming.nameOf(meeting.organiserId)}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    at: beginOf(meeting),
    state: stateLook(meeting, state, naming.viewerId),
  }
}

function stateLook(meeting: Meeting, state: MeetingState, viewerId: string): MeetingRow['state'] {
  if (state === 'cancelled') return { word: 'Cancelled', tone: 'bad' }
  if (state === 'going') return { word: `${peopleIn(meeting.present.length)} in it`, tone: 'good' }
  if (state === 'open') return { word: 'Nobody there yet', tone: 'quiet' }
  const mine = meeting.invited.find(({ personId }) => personId === viewerId)
  if (mine?.state === 'accepted') return { word: 'Coming', tone: 'good' }
  if (mine?.state === 'declined') return { word: 'Not coming', tone: 'quiet' }
  return mine && meeting.organiserId !== viewerId ? { word: 'Not answered', tone: 'info' } : null
}

/** A cancelled meeting stays until its time has passed (CAL31). */
function isAhead({ startsAt, endsAt }: Meeting, now: Date): boolean {
  return startsAt !== null && Date.parse(endsAt ?? startsAt) > now.getTime()
}

function beginOf({ startsAt, startedAt, createdAt }: Meeting): string {
  return startsAt ?? startedAt ?? createdAt
}

function dayTitle(at: Date, now: Date): string {
  const days = -daysBetween(at, now)
  if (days === 0) return 'Today'
  if (days === 1) return 'Tomorrow'
  return `${weekday.format(at)} ${asDate(at)}`
}

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })
