import { z } from 'zod'
import { rungTarget, sbar } from '../escalation/escalation.ts'
import { storedFile } from '../files/file.ts'
import { id, moment, typedText } from '../values.ts'

/** FHIR R4 Task.status, as far as a task takes it. */
export const taskStatus = z.enum([
  'requested',
  'received',
  'accepted',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'rejected',
  'cancelled',
  'entered-in-error',
])
export type TaskStatus = z.infer<typeof taskStatus>
/** FHIR R4 Task.priority; it follows from `within` (TSK2). */
export const taskPriority = z.enum(['routine', 'urgent', 'asap', 'stat'])
export type TaskPriority = z.infer<typeof taskPriority>

/** How soon it is wanted (clinical.md §4). */
export const within = z.enum(['30-min', '1-h', '2-h', '4-h', '8-h', 'next-round'])
export type Within = z.infer<typeof within>

/** What there is to do (clinical.md §4). */
export const taskType = z.enum([
  'bloods',
  'cannula',
  'fluids',
  'prescribing',
  'unwell-review',
  'routine-review',
  'verification-of-death',
  'catheter',
  'ecg',
  'imaging',
  'discharge',
  'family',
  'transfer',
  'documentation',
  'orders',
  'administrative',
  'other',
])
export type TaskType = z.infer<typeof taskType>

export const checklistItem = z.strictObject({
  words: typedText({ max: 120 }),
  doneBy: id.nullable(),
  doneAt: moment.nullable(),
})

/** Most items on a task's checklist. */
export const longestChecklist = 20

/** Something that somebody is asked to do. One owner at a time, under any race. */
export const task = z.strictObject({
  id,
  type: taskType,
  /** What is wanted and why, in the words of whoever asks. */
  reason: z.string(),
  sbar: sbar.nullable(),
  status: taskStatus,
  priority: taskPriority,
  within,
  dueAt: moment,
  patientId: id.nullable(),
  /** Where, if it is about no patient: a patient's task is wherever the patient is. */
  placeId: id.nullable(),
  /** What it takes, such as "can cannulate". */
  skill: z.string().nullable(),
  /** Can be done from anywhere: staff who work from home may claim it. */
  remote: z.boolean(),
  requestedBy: id,
  asRoleId: id.nullable(),
  requestedAt: moment,
  /** Whom it is asked of now: as first requested, or as passed on. */
  requestedFor: rungTarget,
  /** Whose it is; `null` until somebody accepts. */
  ownerId: id.nullable(),
  /** Whom a coordinator has asked to take it, until they answer or somebody accepts. */
  nudgedId: id.nullable(),
  acceptedAt: moment.nullable(),
  startedAt: moment.nullable(),
  /** Why it waits, and until when, while it is on hold. */
  hold: z.strictObject({ words: z.string(), until: moment.nullable() }).nullable(),
  checklist: z.array(checklistItem.extend({ words: z.string() })),
  /** What came of it, or why it was declined, failed or cancelled. */
  outcome: z.string().nullable(),
  endedAt: moment.nullable(),
  endedBy: id.nullable(),
  /** Whoever asked has read the outcome. */
  reviewedAt: moment.nullable(),
  /** A ladder is climbed for it while nobody accepts: its id is the task's (TSK rules on ladders). */
  escalation: z.enum(['none', 'running', 'exhausted', 'settled']),
  /** The message that it was made from. */
  message: z.strictObject({ conversationId: id, messageId: id }).nullable(),
  comments: z.int().min(0),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type Task = z.infer<typeof task>

/** What was done to a task, in order: its delegation history and its comments. */
export const taskStep = z.strictObject({
  /** From 1. */
  number: z.int().min(1),
  at: moment,
  /** `null` for the system. */
  by: id.nullable(),
  act: z.enum([
    'requested',
    'received',
    'accepted',
    'started',
    'held',
    'resumed',
    'completed',
    'failed',
    'declined',
    'passed-on',
    'given-back',
    'handed-over',
    'cancelled',
    'reopened',
    'reviewed',
    'nudged',
    'commented',
    'changed',
    'corrected',
    'entered-in-error',
  ]),
  words: z.string().nullable(),
  /** What the SBAR said until then, where it was corrected. */
  before: sbar.nullable(),
  /** To whom, where it was passed on, handed over or nudged. */
  to: rungTarget.nullable(),
  /** What was hung on the task with it. */
  files: z.array(storedFile),
})
export type TaskStep = z.infer<typeof taskStep>

/** A way of asking that a team uses often. */
export const taskTemplateDetails = z.strictObject({
  name: typedText({ max: 60 }),
  type: taskType,
  reason: typedText({ max: 200 }),
  within,
  remote: z.boolean(),
  skill: typedText({ max: 60 }).nullable(),
  checklist: z.array(typedText({ max: 120 })).max(longestChecklist),
  /** By whom it is to be done, when it always is. */
  requestedFor: rungTarget.nullable(),
  placeId: id.nullable(),
  /** Requested by itself every day at these times, on these days (1 is Monday); `null` for never. */
  recurs: z
    .strictObject({
      days: z.array(z.int().min(1).max(7)).min(1).max(7),
      at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 07:30'),
    })
    .nullable(),
})
export type TaskTemplateDetails = z.infer<typeof taskTemplateDetails>
export const taskTemplate = taskTemplateDetails.extend({
  id,
  name: z.string(),
  reason: z.string(),
  skill: z.string().nullable(),
  checklist: z.array(z.string()),
})
export type TaskTemplate = z.infer<typeof taskTemplate>
