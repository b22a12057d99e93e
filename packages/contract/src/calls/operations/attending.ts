import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { meeting } from '../meeting.ts'
import { callMeasure, participant, said } from '../room.ts'

export const join = command('calls.join', {
  summary: 'Come into a meeting: a ticket for its room, for once and 30 s',
  input: z.strictObject({ meetingId: id }),
  output: z.strictObject({ participantId: id, ticket: z.string() }),
  refusals: ['not-found', 'no-longer-possible', 'no-room'],
})

/** When somebody was in it, without a break. */
const stay = z.strictObject({ from: moment, until: moment.nullable() })

/** Who was there, from when to when, how it went on their device. */
export const attendance = z.strictObject({
  participant,
  admittedBy: id.nullable(),
  stays: z.array(stay),
  measure: callMeasure.nullable(),
})
export type Attendance = z.infer<typeof attendance>

export const openRecord = query('calls.openRecord', {
  summary: 'The record of a meeting: who was present from when to when, and what was written in it',
  input: z.strictObject({ meetingId: id }),
  output: z.strictObject({ meeting, attendance: z.array(attendance), said: z.array(said) }),
  refusals: ['not-found'],
})

export const history = query('calls.history', {
  summary: 'Calls and meetings that are over and that I was asked to, the newest first',
  input: z.strictObject({ before: moment.optional() }),
  output: z.strictObject({ meetings: z.array(meeting) }),
})
