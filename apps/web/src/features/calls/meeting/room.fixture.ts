import type { Meeting, Participant, Room } from '@baton/contract'

const at = '2026-11-26T09:00:00.000Z'

export function aParticipant(id: string, name: string, change: Partial<Participant> = {}): Participant {
  return {
    id,
    personId: `person ${id}`,
    name,
    guest: null,
    state: 'present',
    host: false,
    joinedAt: at,
    microphone: true,
    camera: true,
    screen: false,
    handRaisedAt: null,
    silencedAt: null,
    ...change,
  }
}

/** So many more, by number. */
export function many(count: number): readonly Participant[] {
  return Array.from({ length: count }, (_, place) => aParticipant(`p${place}`, `Person ${place}`))
}

export function aGuest(id: string, name: string, change: Partial<Participant> = {}): Participant {
  const guest = { name, organisation: 'St Piran’s Hospice' }
  return aParticipant(id, name, { personId: null, name: null, guest, ...change })
}

export function aMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: 'meeting',
    kind: 'meeting',
    title: 'Ward round',
    about: null,
    video: true,
    organiserId: 'person amina',
    hostIds: ['person amina'],
    createdAt: at,
    startsAt: null,
    endsAt: null,
    seriesId: null,
    recurrence: null,
    agenda: null,
    fileIds: [],
    waitingRoom: false,
    locked: false,
    startedAt: at,
    endedAt: null,
    cancelledAt: null,
    invited: [],
    present: [],
    waiting: 0,
    version: 1,
    ...change,
  }
}

/** A meeting seen by Amina, with Daniel in it. */
export function aRoom(change: Partial<Room> = {}): Room {
  return {
    meeting: aMeeting(),
    me: 'amina',
    mayHost: false,
    participants: [aParticipant('amina', 'Amina Yusuf'), aParticipant('daniel', 'Daniel Okafor')],
    said: [],
    ...change,
  }
}

/** Stands for a picture where nothing is drawn. */
export function aTrack(): MediaStreamTrack {
  return new EventTarget() as MediaStreamTrack
}
