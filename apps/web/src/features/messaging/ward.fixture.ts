import type { Conversation, InboxEntry, Member, Message, Person } from '@baton/contract'

/** A small ward for the tests of screens: Amara Okafor looks at it. */
const idOf = (number: number) => `01980000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

export const amara = person(1, 'Amara Okafor', 'Nurse', 'Staff nurse')
export const tom = person(2, 'Dr Tom Reilly', 'Doctor', 'Specialty registrar', 'Cardiology')
export const priya = person(3, 'Priya Nair', 'Pharmacist', null)
/** A visitor: a nurse of a connected organisation. Not on the ward, so that `find` does not know her by itself. */
export const sian: Person = {
  ...person(4, 'Siân Evans', 'Nurse', 'Staff nurse'),
  email: '',
  visitorFrom: { id: idOf(900), name: 'Taw Community Hospital' },
}
export const ward = idOf(100)
export const now = new Date('2026-11-22T14:00:00.000Z')

const people = new Map([amara, tom, priya].map((one) => [one.id, one]))
export const find = (personId: string) => people.get(personId)

export function person(
  number: number,
  name: string,
  profession: string,
  grade: string | null,
  specialty: string | null = null,
): Person {
  return {
    id: idOf(number),
    name,
    profession,
    grade,
    specialty,
    email: `${number}@example.org`,
    contact: { telephone: null, bleep: null },
    siteId: null,
    placeId: null,
    state: 'active',
    administrator: false,
  }
}

export function member(who: Person, reading: Partial<Member> = {}): Member {
  return { personId: who.id, visibleAfter: 0, deliveredUpTo: 0, seenUpTo: 0, calledTo: null, ...reading }
}

export function message(number: number, author: Person, change: Partial<Message> = {}): Message {
  return {
    id: idOf(1000 + number),
    conversationId: ward,
    number,
    authorId: author.id,
    asRoleId: null,
    urgency: 'routine',
    sentAt: new Date(Date.parse('2026-11-22T13:00:00.000Z') + number * 60_000).toISOString(),
    body: `message ${number}`,
    reason: null,
    sbar: null,
    mentions: [],
    replyTo: null,
    threadRootId: null,
    threadReplies: 0,
    forwardedFrom: null,
    editedAt: null,
    withdrawnAt: null,
    pinnedAt: null,
    reactions: [],
    files: [],
    ...change,
  }
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: ward,
    kind: 'group',
    title: 'Ward 7 nights',
    teamId: null,
    roleId: null,
    askedBy: null,
    patientId: null,
    continuedIn: null,
    startedAt: '2026-11-01T08:00:00.000Z',
    members: [amara, tom, priya].map((one) => member(one)),
    lastNumber: 3,
    ...change,
  }
}

export function entry(change: {
  conversation?: Partial<Conversation>
  standing?: Partial<InboxEntry['standing']>
  lastMessage?: Message | null
}): InboxEntry {
  return {
    conversation: conversation(change.conversation),
    standing: {
      unread: 0,
      unreadMentions: 0,
      ownUnseen: 0,
      mutedUntil: null,
      draft: null,
      ...change.standing,
    },
    lastMessage: change.lastMessage === undefined ? message(3, tom) : change.lastMessage,
    position: 3,
  }
}
