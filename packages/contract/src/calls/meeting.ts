import { z } from 'zod'
import { id, moment, typedText } from '../values.ts'

/** A *call* is a meeting that rings people now; any other *meeting* is entered by whoever was asked to it. */
export const meetingKind = z.enum(['call', 'meeting'])
export type MeetingKind = z.infer<typeof meetingKind>

/** What a call was begun from; the people whom it rings follow from it. `page` is an urgent item that is called back. */
export const meetingSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conversation'), id }),
  z.strictObject({ kind: z.literal('person'), id }),
  z.strictObject({ kind: z.literal('role'), id }),
  z.strictObject({ kind: z.literal('team'), id }),
  z.strictObject({ kind: z.literal('task'), id }),
  z.strictObject({ kind: z.literal('patient'), id }),
  z.strictObject({ kind: z.literal('page'), id }),
])
export type MeetingSubject = z.infer<typeof meetingSubject>

export const meetingTitle = typedText({ max: 120 })

/**
 * How asking somebody stands. `asked`: to a meeting, without ringing. `not-rung`: they may not be reached now (CAL5).
 * `missed`: it rang, and nobody answered.
 */
export const invitationState = z.enum(['asked', 'ringing', 'accepted', 'declined', 'missed', 'not-rung'])
export type InvitationState = z.infer<typeof invitationState>

/** Somebody who was asked to a meeting. */
export const invited = z.strictObject({
  personId: id,
  /** The role through which they were asked; `null`: by name, or as one of a team or conversation. */
  roleId: id.nullable(),
  state: invitationState,
  /** When it began to ring, or they were asked. */
  askedAt: moment,
  answeredAt: moment.nullable(),
  /** Whether they have seen that they missed it. */
  missedSeen: z.boolean(),
})
export type Invited = z.infer<typeof invited>

/** Somebody who is in the meeting now: a colleague, or a guest by the name they gave. */
export const present = z.strictObject({
  participantId: id,
  personId: id.nullable(),
  guestName: z.string().nullable(),
  since: moment,
})
export type Present = z.infer<typeof present>

/**
 * How often a meeting comes again, until the last day on which it may. On weekdays: from Monday to Friday, and it begins
 * on one. Every month: on the same weekday of the month, such as the second Thursday; a fifth one is the last.
 */
export const recurrence = z.strictObject({
  every: z.enum(['weekday', 'week', 'fortnight', 'month']),
  until: z.iso.date(),
})
export type Recurrence = z.infer<typeof recurrence>

/** A meeting as everyone who was asked to it sees it. It holds nothing of a patient: what it is about is a reference. */
export const meeting = z.strictObject({
  id,
  kind: meetingKind,
  /** `null` for a call, which is called by who is in it. */
  title: z.string().nullable(),
  about: meetingSubject.nullable(),
  /** Whether it was begun with pictures. */
  video: z.boolean(),
  /** Who began or arranged it. */
  organiserId: id,
  /** Who may admit, silence, remove, lock and end, the organiser among them as long as they have not passed it on. */
  hostIds: z.array(id),
  createdAt: moment,
  /** When it was arranged for; `null` for a call, and for a meeting that began at once. */
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
  /** Meetings of one series share it; `null` for a single one. */
  seriesId: id.nullable(),
  recurrence: recurrence.nullable(),
  agenda: z.string().nullable(),
  fileIds: z.array(id),
  /** Whoever was not asked waits until somebody lets them in; guests always do. */
  waitingRoom: z.boolean(),
  locked: z.boolean(),
  /** When somebody was first in it. */
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
  cancelledAt: moment.nullable(),
  /** By `personId`. */
  invited: z.array(invited),
  /** By `participantId`. */
  present: z.array(present),
  /** How many wait to be let in. */
  waiting: z.int().min(0),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type Meeting = z.infer<typeof meeting>

/** Seconds for which a call rings before it is missed. */
export const ringSeconds = 45

/** Most people in one meeting; past `embeddedLimit` a site is advised to use LiveKit (docs/operate.md). */
export const mostInMeeting = 100
export const embeddedLimit = 20
