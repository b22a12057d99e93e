import type { Participant, Room } from '@baton/contract'
import { mayAdmit } from '../controls/controls-snapshot.ts'
import { nameOfParticipant, whoIs } from '../words.ts'

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly isMe: boolean
  /** “Host”, “Guest from St Piran’s Hospice”. */
  readonly who: string
  readonly isMuted: boolean
  readonly hasCamera: boolean
  readonly hasScreen: boolean
  readonly hasHand: boolean
  readonly isAway: boolean
  /** What the viewer may do with them; what the server would refuse is absent. */
  readonly can: {
    readonly silence: boolean
    readonly makeHost: boolean
    readonly remove: boolean
    readonly pin: boolean
  }
}

export interface WaitingRow {
  readonly id: string
  readonly name: string
  readonly who: string
}

export interface PeopleSnapshot {
  readonly here: readonly PersonRow[]
  /** Empty for whoever may not let them in. */
  readonly waiting: readonly WaitingRow[]
}

/** Everyone who is there: oneself, then raised hands by who raised first, then by name (CAL15). */
export function peopleSnapshot(room: Room): PeopleSnapshot {
  return {
    here: room.participants
      .filter(({ state }) => state === 'present' || state === 'away')
      .toSorted((a, b) => compare(a, b, room.me))
      .map((one) => rowOf(one, room)),
    waiting: mayAdmit(room)
      ? room.participants
          .filter(({ state }) => state === 'waiting')
          .map((one) => ({
            id: one.id,
            name: nameOfParticipant(one),
            who: whoIs(one) || 'Colleague who was not asked',
          }))
      : [],
  }
}

function rowOf(one: Participant, { me, mayHost }: Room): PersonRow {
  const isMe = one.id === me
  const isHere = one.state === 'present'
  return {
    id: one.id,
    name: nameOfParticipant(one),
    isMe,
    who: whoIs(one),
    isMuted: !one.microphone,
    hasCamera: one.camera,
    hasScreen: one.screen,
    hasHand: one.handRaisedAt !== null,
    isAway: one.state === 'away',
    can: {
      silence: mayHost && !isMe && isHere && one.microphone,
      makeHost: mayHost && !isMe && isHere && one.personId !== null && !one.host,
      remove: mayHost && !isMe,
      pin: !isMe,
    },
  }
}

function compare(a: Participant, b: Participant, me: string): number {
  if (a.id === me || b.id === me) return a.id === me ? -1 : 1
  if (a.handRaisedAt !== b.handRaisedAt) {
    if (a.handRaisedAt === null) return 1
    if (b.handRaisedAt === null) return -1
    return a.handRaisedAt < b.handRaisedAt ? -1 : 1
  }
  return nameOfParticipant(a).localeCompare(nameOfParticipant(b), 'en-GB')
}
