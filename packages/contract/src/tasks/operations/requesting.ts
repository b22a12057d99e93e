import { z } from 'zod'
import { reason, rungTarget, sbar } from '../../escalation/escalation.ts'
import { hungFiles } from '../../files/file.ts'
import { command } from '../../operation.ts'
import { id, typedText } from '../../values.ts'
import { longestChecklist, task, taskType, within } from '../task.ts'

const changed = z.strictObject({ task })

/** The command's id becomes the task's id, and its escalation's. */
export const request = command('tasks.request', {
  summary:
    'Ask a role, a team or a person to do something; what is wanted within the hour climbs a ladder until accepted',
  input: z.strictObject({
    type: taskType,
    reason,
    within,
    requestedFor: rungTarget,
    patientId: id.nullable(),
    placeId: id.nullable(),
    sbar: sbar.nullable(),
    skill: typedText({ max: 60 }).nullable(),
    remote: z.boolean(),
    checklist: z.array(typedText({ max: 120 })).max(longestChecklist),
    asRoleId: id.nullable(),
    message: z.strictObject({ conversationId: id, messageId: id }).nullable(),
    fileIds: hungFiles.optional(),
  }),
  output: changed,
  /** `bad-input`: an unwell patient needs an SBAR; a patient or a place is needed where the type is about one. */
  refusals: [
    'not-found',
    'not-allowed',
    'no-relationship',
    'off-duty',
    'nobody-there',
    'no-longer-possible',
    'other-patient',
  ],
})

export const changeRequest = command('tasks.changeRequest', {
  summary:
    'Correct what I asked for, how soon, or its SBAR, whose earlier words are kept; whoever has it is told',
  input: z.strictObject({ taskId: id, reason, within, sbar: sbar.nullable(), version: z.int().min(1) }),
  output: changed,
  /** The last two where it climbs a ladder from now on. */
  refusals: ['not-found', 'no-longer-possible', 'off-duty', 'nobody-there'],
})

export const cancel = command('tasks.cancel', {
  summary: 'Take back what I asked for; everyone who was asked is told',
  input: z.strictObject({ taskId: id, reason: typedText({ max: 200 }).nullable() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const enterInError = command('tasks.enterInError', {
  summary:
    'Say that a task is about the wrong patient or was never meant: nobody does it, and it stays in the log',
  input: z.strictObject({ taskId: id, reason: typedText({ max: 200 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const reopen = command('tasks.reopen', {
  summary: 'It is not done after all: ask again of whoever had it, or of whom it was asked',
  input: z.strictObject({ taskId: id, reason: typedText({ max: 200 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'off-duty', 'nobody-there'],
})

export const review = command('tasks.review', {
  summary: 'I asked for it, and have read what came of it',
  input: z.strictObject({ taskId: id }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})
