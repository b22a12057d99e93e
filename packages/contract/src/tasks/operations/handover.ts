import { z } from 'zod'
import { command, nothing, query } from '../../operation.ts'
import { patient } from '../../patients/patient.ts'
import { id, moment, position, typedText } from '../../values.ts'
import { handover, handoverNotes, handoverProblem, saidInHandover } from '../handover.ts'
import { task } from '../task.ts'

const onHandover = { handoverId: id }
const changed = z.strictObject({ handover })

/** The command's id becomes the handover's id. Notes are carried over from the last handover of the ward. */
export const prepareHandover = command('tasks.prepareHandover', {
  summary:
    'Begin to hand over my work on a ward: its patients and my open tasks; go on with one that I began',
  input: z.strictObject({ wardId: id }),
  output: changed,
  refusals: ['not-found', 'off-duty'],
})

export const noteHandover = command('tasks.noteHandover', {
  summary: 'Write what the next shift must know of a patient',
  input: z.strictObject({ ...onHandover, patientId: id, notes: handoverNotes }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const leaveOutOfHandover = command('tasks.leaveOutOfHandover', {
  summary: 'Do not hand this patient over, with the tasks that are about them; or do after all',
  input: z.strictObject({ ...onHandover, patientId: id, leaveOut: z.boolean() }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const staffHandover = command('tasks.staffHandover', {
  summary: 'Write who is on and what is short',
  input: z.strictObject({ ...onHandover, staffing: typedText({ min: 0, max: 500 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const offerHandover = command('tasks.offerHandover', {
  summary: 'Offer it to a colleague who is on duty',
  input: z.strictObject({ ...onHandover, toPersonId: id }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'off-duty'],
})

export const withdrawHandover = command('tasks.withdrawHandover', {
  summary: 'Take my offer back, to go on preparing it; or drop what I prepared',
  input: z.strictObject(onHandover),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const acceptHandover = command('tasks.acceptHandover', {
  summary:
    'Take it over in one step, without the patients that I reject with a reason: those stay with whoever offered',
  input: z.strictObject({
    ...onHandover,
    /** What I have read: an offer that has changed since is not accepted unread. */
    version: z.int().min(1),
    rejected: z.array(z.strictObject({ patientId: id, reason: typedText({ max: 200 }) })).max(300),
  }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible', 'off-duty', 'conflict'],
})

export const rejectHandover = command('tasks.rejectHandover', {
  summary: 'Take nothing over, and why',
  input: z.strictObject({ ...onHandover, reason: typedText({ max: 200 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const openHandover = query('tasks.openHandover', {
  summary: 'A handover with its patients and tasks, what cannot be handed over, and who could take it',
  input: z.strictObject(onHandover),
  output: z.strictObject({
    handover,
    patients: z.array(patient),
    tasks: z.array(task),
    problems: z.array(handoverProblem),
    /** On duty and able to work there; by name. */
    candidateIds: z.array(id),
    position,
  }),
  refusals: ['not-found'],
})

export const listHandovers = query('tasks.listHandovers', {
  summary:
    'What I prepare, offered, am offered or am told of; or the record of a ward of mine; the newest first',
  input: z.strictObject({ wardId: id.optional(), before: moment.optional() }),
  output: z.strictObject({ handovers: z.array(handover), position }),
  refusals: ['not-found'],
})

export const listHandoversOfPatient = query('tasks.listHandoversOfPatient', {
  summary: 'What the handovers that were accepted say of a patient whom I may see, the newest first',
  input: z.strictObject({ patientId: id }),
  /** At most 100. */
  output: z.strictObject({ said: z.array(saidInHandover) }),
  refusals: ['not-found', 'no-relationship'],
})

export const handoverWards = query('tasks.handoverWards', {
  summary: 'The wards on which I have work to hand over',
  input: nothing,
  output: z.strictObject({ wardIds: z.array(id) }),
})
