import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id } from '../../values.ts'
import { meeting, meetingSubject } from '../meeting.ts'

const changed = z.strictObject({ meeting })

/** The command's id becomes the meeting's id. */
export const start = command('calls.start', {
  summary: 'Call whoever something concerns: rings every device of those of them who may be reached',
  input: z.strictObject({ about: meetingSubject, video: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'nobody-there'],
})

export const ring = command('calls.ring', {
  summary: 'Ring more people, or somebody again, into a meeting that one is in',
  input: z.strictObject({
    meetingId: id,
    personIds: z.array(id).max(20),
    roleIds: z.array(id).max(20),
  }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'nobody-there'],
})

export const answer = command('calls.answer', {
  summary: 'Answer a call on this device, or decline it: it stops ringing on the others',
  input: z.strictObject({ meetingId: id, accept: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const markMissedSeen = command('calls.markMissedSeen', {
  summary: 'I have seen that I missed this call',
  input: z.strictObject({ meetingId: id }),
  output: changed,
  refusals: ['not-found'],
})

export const withWhom = query('calls.withWhom', {
  summary: 'Whom a call would ring, before it does, and who covers for those whom it would not',
  input: z.strictObject({
    kind: z.enum(['conversation', 'person', 'role', 'team', 'task', 'patient', 'page']),
    id,
  }),
  output: z.strictObject({
    rings: z.array(z.strictObject({ personId: id, roleId: id.nullable() })),
    notRung: z.array(z.strictObject({ personId: id, coverRoleId: id.nullable() })),
  }),
  refusals: ['not-found'],
})
