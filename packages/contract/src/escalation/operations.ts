import { z } from 'zod'
import { command, done, nothing, query } from '../operation.ts'
import { id, moment, position, typedText } from '../values.ts'
import { escalation, ladder, rung, rungTarget } from './escalation.ts'

const onEscalation = { escalationId: id }
const changed = z.strictObject({ escalation })

export const accept = command('escalation.accept', {
  summary: 'Accept: it is mine from now on. Everyone who was paged may, and the first one does',
  input: z.strictObject(onEscalation),
  output: changed,
  refusals: ['not-found', 'already-accepted', 'no-longer-possible', 'off-duty'],
})

export const decline = command('escalation.decline', {
  summary: 'Decline: the next rung is called at once when nobody on this one is left',
  input: z.strictObject(onEscalation),
  output: changed,
  refusals: ['not-found', 'already-accepted', 'no-longer-possible'],
})

export const passOn = command('escalation.passOn', {
  summary: 'Not me: send it to the right role or person instead, who is called at once; also what I accepted',
  input: z.strictObject({ ...onEscalation, to: rungTarget }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'nobody-there'],
})

export const cancel = command('escalation.cancel', {
  summary: 'Cancel what I raised; everyone who was paged is told',
  input: z.strictObject(onEscalation),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const complete = command('escalation.complete', {
  summary: 'Say that what I accepted is done; a task is completed where its patient is shown',
  input: z.strictObject(onEscalation),
  output: changed,
  refusals: ['not-found', 'not-allowed', 'no-longer-possible'],
})

export const markPageDelivered = command('escalation.markPageDelivered', {
  summary: 'This device has received the page',
  input: z.strictObject(onEscalation),
  output: done,
  refusals: ['not-found'],
})

export const markPageSeen = command('escalation.markPageSeen', {
  summary: 'I have seen the page on a screen; seen is not accepted',
  input: z.strictObject(onEscalation),
  output: done,
  refusals: ['not-found'],
})

export const listOpen = query('escalation.listOpen', {
  summary: 'Everything open that I raised, was paged for, hold, or coordinate; most pressing first',
  input: nothing,
  /** `position` is that of my own stream. */
  output: z.strictObject({ escalations: z.array(escalation), position }),
})

export const open = query('escalation.open', {
  summary: 'One escalation that I may see, also when it has ended',
  input: z.strictObject(onEscalation),
  output: changed,
  refusals: ['not-found'],
})

export const history = query('escalation.history', {
  summary: 'What I raised or was paged for, ended ones too, newest first',
  input: z.strictObject({ before: moment.optional() }),
  output: z.strictObject({ escalations: z.array(escalation) }),
})

export const listLadders = query('escalation.listLadders', {
  summary: 'The ladders of the organisation',
  input: nothing,
  output: z.strictObject({ ladders: z.array(ladder) }),
})

export const saveLadder = command('escalation.saveLadder', {
  summary: "Set a role's ladder, or the organisation's own",
  input: z.strictObject({
    name: typedText({ max: 80 }),
    roleId: id.nullable(),
    rungs: z.array(rung).min(1).max(10),
  }),
  output: z.strictObject({ ladder }),
  refusals: ['not-found'],
})

export const engine = query('escalation.engine', {
  summary: 'Whether the ladders are being climbed: the heartbeat, and how late the latest due rung is',
  input: nothing,
  output: z.strictObject({
    state: z.enum(['well', 'late', 'silent']),
    beatAt: moment.nullable(),
    latestMs: z.int().min(0),
  }),
})
