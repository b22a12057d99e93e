import { z } from 'zod'
import { command, done, nothing, query } from '../operation.ts'
import { id, moment, position, typedText } from '../values.ts'
import { crashCall, crashPlace, crashTeam, crashTeamDetails } from './crash.ts'

const onCall = { callId: id }
const changed = z.strictObject({ call: crashCall })

export const listTeams = query('crash.listTeams', {
  summary: 'The crash teams, by name',
  input: nothing,
  output: z.strictObject({ teams: z.array(crashTeam) }),
})

export const saveTeam = command('crash.saveTeam', {
  summary: 'Add a crash team, or change one',
  input: crashTeamDetails.extend({ teamId: id.optional() }),
  output: z.strictObject({ team: crashTeam }),
  refusals: ['not-found', 'already-exists'],
})

export const removeTeam = command('crash.removeTeam', {
  summary: 'Remove a crash team; its calls stay in the log',
  input: z.strictObject({ teamId: id }),
  output: done,
  refusals: ['not-found'],
})

/** The command's id becomes the call's id. */
export const raise = command('crash.raise', {
  summary: 'Call a crash team to a place: everyone who has its roles is told at once, on every channel',
  input: z.strictObject({ teamId: id, place: crashPlace, callBack: typedText({ max: 40 }).optional() }),
  output: changed,
  refusals: ['not-found'],
})

/** The command's id becomes the call's id. */
export const startTest = command('crash.startTest', {
  summary: 'Test a crash team now: for administrators and who coordinates',
  input: z.strictObject({ teamId: id }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const markDelivered = command('crash.markDelivered', {
  summary: 'This device has received the call',
  input: z.strictObject(onCall),
  output: done,
  refusals: ['not-found'],
})

export const answer = command('crash.answer', {
  summary: 'Say that I am coming, or that I cannot come',
  input: z.strictObject({ ...onCall, coming: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const arrive = command('crash.arrive', {
  summary: 'Say that I am there',
  input: z.strictObject(onCall),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const standDown = command('crash.standDown', {
  summary: 'Stand the team down, with how it ended',
  input: z.strictObject({ ...onCall, outcome: typedText({ max: 300 }).nullable() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const listOpen = query('crash.listOpen', {
  summary: 'Crash calls that are open and that I am told of, real ones first, the newest first',
  input: nothing,
  /** `position` is that of my own stream. */
  output: z.strictObject({ calls: z.array(crashCall), position }),
})

export const open = query('crash.open', {
  summary: 'One crash call that I may see, also when it has ended',
  input: z.strictObject(onCall),
  output: changed,
  refusals: ['not-found'],
})

export const history = query('crash.history', {
  summary: 'The log of crash calls, or of tests, that I may see, newest first',
  input: z.strictObject({ kind: z.enum(['call', 'test']), before: moment.optional() }),
  output: z.strictObject({ calls: z.array(crashCall) }),
})
