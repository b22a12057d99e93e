import { z } from 'zod'
import { query } from '../../operation.ts'
import { patient } from '../../patients/patient.ts'
import { id, moment, position } from '../../values.ts'
import { saidInHandover } from '../handover.ts'
import { task, taskStep, taskType } from '../task.ts'

/** Which tasks: mine, those of a role, team or ward, all of a site, or what can be done from anywhere. */
export const boardKind = z.enum(['mine', 'asked', 'role', 'team', 'ward', 'site', 'remote'])
export type BoardKind = z.infer<typeof boardKind>

/** What a board is of, so that whoever holds it can tell whether a task that changed belongs on it. */
export const boardScope = z.strictObject({
  board: boardKind,
  /** Of the role, team, ward or site. */
  id: id.nullable(),
  /** A ward with what is in it, all of a site, or where I may work from home. */
  placeIds: z.array(id),
  /** Through which of mine a remote task reaches me. */
  roleIds: z.array(id),
  teamIds: z.array(id),
})
export type BoardScope = z.infer<typeof boardScope>

/** Whom the tasks are about, each once. */
const withPatients = { tasks: z.array(task), patients: z.array(patient) }

export const openBoard = query('tasks.openBoard', {
  summary:
    'The open tasks of a board, most pressing first: mine, asked by me, a role, a team, a ward, a site, or remote',
  input: z.strictObject({ board: boardKind, id: id.optional() }),
  /** `position` is that of my own stream: what follows it changes what is here. */
  output: z.strictObject({ ...withPatients, scope: boardScope, position }),
  refusals: ['not-found'],
})

export const openTask = query('tasks.openTask', {
  summary: 'One task with everything that was done to it',
  input: z.strictObject({ taskId: id }),
  output: z.strictObject({ task, patient: patient.nullable(), steps: z.array(taskStep), position }),
  refusals: ['not-found'],
})

export const listEnded = query('tasks.listEnded', {
  summary: 'Tasks of a board that have ended, the newest first',
  input: z.strictObject({ board: boardKind, id: id.optional(), before: moment.optional() }),
  output: z.strictObject(withPatients),
  refusals: ['not-found'],
})

export const listOfPatient = query('tasks.listOfPatient', {
  summary: 'Every task about a patient whom I may see, open ones first',
  input: z.strictObject({ patientId: id }),
  output: z.strictObject({ tasks: z.array(task), position }),
  refusals: ['not-found', 'no-relationship'],
})

/** Most patients who are asked about at once: their ids travel in an address. */
export const mostPatients = 100

export const listOfPatients = query('tasks.listOfPatients', {
  summary:
    'The open tasks about patients, most pressing first, and what the last handover of their stay says; of those whom I may see',
  input: z.strictObject({
    patientIds: z
      .string()
      .max(37 * mostPatients)
      .transform((list) => list.split(','))
      .pipe(z.array(id).min(1).max(mostPatients)),
  }),
  output: z.strictObject({
    tasks: z.array(task),
    /** One for each patient who was handed over since they were admitted. */
    said: z.array(saidInHandover),
  }),
})

/** What one person on duty carries, as a coordinator sees it. */
export const load = z.strictObject({
  personId: id,
  roleIds: z.array(id),
  from: z.enum(['site', 'home']),
  placeId: id.nullable(),
  accepted: z.int().min(0),
  urgent: z.int().min(0),
  overdue: z.int().min(0),
})
export type Load = z.infer<typeof load>

/** What somebody who has gone off duty still has. */
export const leftBehind = load.pick({ personId: true, accepted: true, overdue: true })
export type LeftBehind = z.infer<typeof leftBehind>

export const listLoad = query('tasks.listLoad', {
  summary: 'Who is on duty at a site and what each carries; for colleagues on duty and who coordinates',
  input: z.strictObject({ siteId: id.optional() }),
  output: z.strictObject({
    loads: z.array(load),
    /** Off duty with open tasks at the site, whoever has most that is overdue first; for whoever coordinates, who can pass them on. */
    away: z.array(leftBehind),
    unaccepted: z.int().min(0),
    overdue: z.int().min(0),
    /** When the oldest that nobody has accepted was requested. */
    oldestUnacceptedAt: moment.nullable(),
  }),
})

/** A patient of a site of whom somebody has said that they are ill: a clinician's word, never a score of ours. */
export const sickPatient = z.strictObject({
  patientId: id,
  /** The NEWS2 total that was said last, and when. */
  news2: z.int().min(0).max(20).nullable(),
  news2At: moment.nullable(),
  /** What the last handover of their stay says. */
  said: saidInHandover.nullable(),
  /** Open tasks that say so, the most pressing first. */
  taskIds: z.array(id),
})
export type SickPatient = z.infer<typeof sickPatient>

export const listSickest = query('tasks.listSickest', {
  summary: 'The sickest patients on the wards of a site, for whoever coordinates it',
  input: z.strictObject({ siteId: id }),
  /** At most 40. */
  output: z.strictObject({ sick: z.array(sickPatient), patients: z.array(patient) }),
  refusals: ['not-found'],
})

/** Times are in ms; `null` where too few tasks would show one person (fewer than five). */
const flow = z.strictObject({
  requested: z.int().min(0),
  completed: z.int().min(0),
  declined: z.int().min(0),
  acceptMedianMs: z.int().min(0).nullable(),
  acceptP90Ms: z.int().min(0).nullable(),
  doneMedianMs: z.int().min(0).nullable(),
  doneP90Ms: z.int().min(0).nullable(),
})

export const figures = query('tasks.figures', {
  summary: 'How tasks flow, by type, ward and hour, and what was done from home; never by named person',
  input: z.strictObject({ from: moment, until: moment, siteId: id.optional() }),
  output: z.strictObject({
    all: flow,
    byType: z.array(flow.extend({ type: taskType })),
    byWard: z.array(flow.extend({ wardId: id.nullable() })),
    /** By hour of the day on the organisation's clock, 0 to 23. */
    byHour: z.array(flow.extend({ hour: z.int().min(0).max(23) })),
    remote: z.strictObject({ done: z.int().min(0), of: z.int().min(0) }),
  }),
})
