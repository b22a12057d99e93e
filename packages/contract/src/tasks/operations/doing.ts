import { z } from 'zod'
import { rungTarget } from '../../escalation/escalation.ts'
import { hungFiles } from '../../files/file.ts'
import { command } from '../../operation.ts'
import { id, moment, typedText } from '../../values.ts'
import { task } from '../task.ts'

const onTask = { taskId: id }
const changed = z.strictObject({ task })
const why = typedText({ max: 300 })

export const markReceived = command('tasks.markReceived', {
  summary: 'I have it on a screen; received is not accepted',
  input: z.strictObject(onTask),
  output: changed,
  refusals: ['not-found'],
})

/** `already-accepted` says by whom in its details. */
export const accept = command('tasks.accept', {
  summary: 'It is mine from now on; of several who try, one',
  input: z.strictObject(onTask),
  output: changed,
  refusals: ['not-found', 'already-accepted', 'no-longer-possible', 'off-duty'],
})

export const start = command('tasks.start', {
  summary: 'I am doing it, or going on after it waited',
  input: z.strictObject(onTask),
  output: changed,
  refusals: ['not-found', 'already-accepted', 'no-longer-possible', 'off-duty'],
})

export const hold = command('tasks.hold', {
  summary: 'It waits for something, until a time if I know one',
  input: z.strictObject({ ...onTask, words: typedText({ max: 200 }), until: moment.nullable() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

/** `patientId` is whom the screen showed: another patient than the task's is refused (hazard: closed for the wrong one). */
export const complete = command('tasks.complete', {
  summary: 'It is done, with what came of it; or could not be done, and why',
  input: z.strictObject({
    ...onTask,
    patientId: id.nullable(),
    result: z.enum(['done', 'failed']),
    outcome: why.nullable(),
  }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'conflict'],
})

export const decline = command('tasks.decline', {
  summary:
    'I do not take it, and why; whoever asked is told, and the next rung is called where there is a ladder',
  input: z.strictObject({ ...onTask, reason: why }),
  output: changed,
  refusals: ['not-found', 'already-accepted', 'no-longer-possible'],
})

export const passOn = command('tasks.passOn', {
  summary: 'Send it to the right role, team or person instead; also what is mine',
  input: z.strictObject({ ...onTask, to: rungTarget, reason: why.nullable() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'off-duty', 'nobody-there'],
})

export const giveBack = command('tasks.giveBack', {
  summary: 'It is not mine any more: those who were asked may take it again',
  input: z.strictObject({ ...onTask, reason: why }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const nudge = command('tasks.nudge', {
  summary: 'I coordinate: ask one person on duty to take this; they may say no',
  input: z.strictObject({ ...onTask, personId: id }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'off-duty'],
})

export const comment = command('tasks.comment', {
  summary: 'Say something about it, or show a file, to everyone whom it concerns',
  input: z
    .strictObject({
      ...onTask,
      /** Empty only where there are files. */
      words: typedText({ min: 0, max: 1_000 }),
      fileIds: hungFiles.optional(),
    })
    .refine(({ words, fileIds = [] }) => words !== '' || fileIds.length > 0, {
      path: ['words'],
      error: 'says nothing',
    }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'other-patient'],
})

export const tick = command('tasks.tick', {
  summary: 'Tick an item of its checklist, or take the tick away',
  input: z.strictObject({ ...onTask, item: z.int().min(0), done: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})
