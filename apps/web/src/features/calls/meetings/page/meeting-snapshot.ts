import type { Invited, Meeting } from '@baton/contract'
import { type CallNaming, repeatWords, titleOf, whenWords } from '../../words/meeting-words.ts'
import { type MeetingState, mayBeEntered, stateOf } from '../meeting-state.ts'

export interface MeetingSnapshot {
  readonly id: string
  readonly kind: 'call' | 'meeting'
  readonly title: string
  /** “Thursday 3 December 2026, 09:00 to 10:00 · Every week until 31 March 2027”. */
  readonly when: string
  readonly organiser: string
  readonly state: MeetingState
  readonly tag: { readonly word: string; readonly tone: 'quiet' | 'good' | 'bad' | 'info' } | null
  readonly people: readonly MeetingPerson[]
  readonly agenda: string | null
  readonly fileIds: readonly string[]
  readonly waitingRoom: boolean
  readonly isSeries: boolean
  readonly myReply: 'coming' | 'not-coming' | null
  /** What the viewer may do now; what they may not is absent. */
  readonly can: {
    readonly join: boolean
    readonly reply: boolean
    readonly change: boolean
    readonly admitGuests: boolean
    readonly addToCalendar: boolean
    readonly seeRecord: boolean
  }
}

export interface MeetingPerson {
  readonly id: string
  readonly name: string
  /** “Medical registrar on call”, through which they were asked; empty where by name. */
  readonly through: string
  readonly state: { readonly word: string; readonly tone: 'quiet' | 'info' | 'good' | 'warn' | 'bad' }
  /** Whether I, who am in it, may ring them into it (CAL7). */
  readonly canRing: boolean
}

/** A pure picture of a meeting for whoever was asked to it. */
export function meetingSnapshot(meeting: Meeting, naming: CallNaming, now: Date): MeetingSnapshot {
  const { viewerId } = naming
  const state = stateOf(meeting, now)
  const mine = meeting.invited.find(({ personId }) => personId === viewerId)
  const isHost = meeting.organiserId === viewerId || meeting.hostIds.includes(viewerId)
  const isInside = meeting.present.some(({ personId }) => personId === viewerId)
  const isArranged = meeting.kind === 'meeting' && meeting.startsAt !== null
  const isOpen = mayBeEntered(state)
  return {
    id: meeting.id,
    kind: meeting.kind,
    title: titleOf(meeting, naming),
    when: [whenOf(meeting, now), repeatWords(meeting.recurrence)].filter((part) => part !== '').join(' · '),
    organiser: meeting.organiserId === viewerId ? 'you' : naming.nameOf(meeting.organiserId),
    state,
    tag: tagOf(state),
    people: meeting.invited.map((one) => personOf(one, meeting, naming, isOpen && isInside)),
    agenda: meeting.agenda,
    fileIds: meeting.fileIds,
    waitingRoom: meeting.waitingRoom,
    isSeries: meeting.seriesId !== null,
    myReply: mine?.state === 'accepted' ? 'coming' : mine?.state === 'declined' ? 'not-coming' : null,
    can: {
      join: isOpen && (meeting.kind === 'meeting' || state === 'going'),
      reply: isOpen && isArranged && mine !== undefined && meeting.organiserId !== viewerId,
      change: isOpen && isArranged && isHost,
      admitGuests: isOpen && (isHost || isInside),
      addToCalendar: isArranged && isOpen,
      seeRecord: meeting.startedAt !== null && state === 'over',
    },
  }
}

function whenOf(meeting: Meeting, now: Date): string {
  if (meeting.startsAt !== null) return whenWords(meeting, now)
  const begun = meeting.startedAt ?? meeting.createdAt
  return whenWords({ startsAt: begun, endsAt: meeting.endedAt }, now)
}

function tagOf(state: MeetingState): MeetingSnapshot['tag'] {
  switch (state) {
    case 'cancelled':
      return { word: 'Cancelled', tone: 'bad' }
    case 'over':
      return { word: 'Over', tone: 'quiet' }
    case 'going':
      return { word: 'Going on', tone: 'good' }
    case 'open':
      return { word: 'Now', tone: 'info' }
    case 'idle':
      return { word: 'Nobody is in it', tone: 'quiet' }
    case 'ahead':
      return null
  }
}

function personOf(
  { personId, roleId, state }: Invited,
  { kind, present }: Meeting,
  { viewerId, nameOf, roleOf }: CallNaming,
  mayRing: boolean,
): MeetingPerson {
  const isInside = present.some((one) => one.personId === personId)
  return {
    id: personId,
    name: nameOf(personId),
    through: roleId === null ? '' : roleOf(roleId),
    state: isInside ? { word: 'In it', tone: 'good' } : looks[kind][state],
    canRing: mayRing && !isInside && personId !== viewerId && state !== 'declined' && state !== 'ringing',
  }
}

type Look = MeetingPerson['state']
const looks: Readonly<Record<Meeting['kind'], Readonly<Record<Invited['state'], Look>>>> = {
  meeting: {
    asked: { word: 'Not answered', tone: 'quiet' },
    ringing: { word: 'Ringing', tone: 'info' },
    accepted: { word: 'Coming', tone: 'good' },
    declined: { word: 'Not coming', tone: 'bad' },
    missed: { word: 'No answer', tone: 'warn' },
    'not-rung': { word: 'Off duty, not rung', tone: 'quiet' },
  },
  call: {
    asked: { word: 'Asked', tone: 'quiet' },
    ringing: { word: 'Ringing', tone: 'info' },
    accepted: { word: 'Answered', tone: 'good' },
    declined: { word: 'Declined', tone: 'bad' },
    missed: { word: 'No answer', tone: 'warn' },
    'not-rung': { word: 'Off duty, not rung', tone: 'quiet' },
  },
}
