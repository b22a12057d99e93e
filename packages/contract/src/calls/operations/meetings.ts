import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id, moment, typedText } from '../../values.ts'
import { meeting, meetingTitle, recurrence } from '../meeting.ts'

const changed = z.strictObject({ meeting })

/** What somebody says who arranges a meeting. Its title and agenda go into calendars: no patient belongs there. */
export const meetingDetails = z.strictObject({
  title: meetingTitle,
  startsAt: moment,
  endsAt: moment,
  recurrence: recurrence.nullable(),
  agenda: typedText({ max: 4_000 }).nullable(),
  personIds: z.array(id).max(100),
  roleIds: z.array(id).max(20),
  teamIds: z.array(id).max(20),
  fileIds: z.array(id).max(20),
  waitingRoom: z.boolean(),
})
export type MeetingDetails = z.infer<typeof meetingDetails>

/** The command's id becomes the meeting's id, and of a series the first one's. */
export const arrange = command('calls.arrange', {
  summary: 'Arrange a meeting, once or again and again; everyone asked is told',
  input: meetingDetails,
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

/** The command's id becomes the meeting's id. */
export const meetNow = command('calls.meetNow', {
  summary: 'Begin a meeting at once, without ringing anybody: asked people and guests come in by its link',
  input: meetingDetails.pick({
    title: true,
    personIds: true,
    roleIds: true,
    teamIds: true,
    waitingRoom: true,
  }),
  output: changed,
  refusals: ['not-found'],
})

export const change = command('calls.change', {
  summary: 'Change an arranged meeting, or it and those of its series that follow',
  input: meetingDetails.omit({ recurrence: true }).extend({ meetingId: id, following: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const cancel = command('calls.cancel', {
  summary: 'Cancel an arranged meeting, or it and those of its series that follow; everyone asked is told',
  input: z.strictObject({ meetingId: id, following: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const reply = command('calls.reply', {
  summary: 'Say that I come to an arranged meeting, or that I cannot',
  input: z.strictObject({ meetingId: id, coming: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const invitation = query('calls.invitation', {
  summary: 'The meeting as iCalendar (RFC 5545), to add to a calendar or to send: no name of a patient',
  input: z.strictObject({ meetingId: id }),
  output: z.strictObject({ fileName: z.string(), ics: z.string() }),
  refusals: ['not-found'],
})
