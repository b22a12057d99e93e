import { z } from 'zod'
import { command } from '../../operation.ts'
import { id } from '../../values.ts'
import { meeting } from '../meeting.ts'

const changed = z.strictObject({ meeting })
const inMeeting = { meetingId: id }
const somebody = z.strictObject({ ...inMeeting, participantId: id })

/** Any colleague who is in the meeting lets people in; the other moves are its hosts'. */
export const admit = command('calls.admit', {
  summary: 'Let somebody in who waits',
  input: somebody,
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'no-room'],
})

export const turnAway = command('calls.turnAway', {
  summary: 'Do not let somebody in who waits',
  input: somebody,
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const silence = command('calls.silence', {
  summary: 'Turn somebody’s microphone off; they may turn it on again',
  input: somebody,
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const remove = command('calls.remove', {
  summary: 'Put somebody out of the meeting; they do not come back into it by themselves',
  input: somebody,
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const lock = command('calls.lock', {
  summary: 'Let nobody more in, or open it again',
  input: z.strictObject({ ...inMeeting, locked: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const makeHost = command('calls.makeHost', {
  summary: 'Make a colleague in the meeting a host too',
  input: somebody,
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const end = command('calls.end', {
  summary: 'End the meeting for everyone',
  input: z.strictObject(inMeeting),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})
