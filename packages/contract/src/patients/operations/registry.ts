import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id, moment, position, typedText } from '../../values.ts'
import { bed, patient, patientDetails, patientFound, patientMerge, patientRelation } from '../patient.ts'

const onPatient = { patientId: id }
const changed = z.strictObject({ patient })

export const search = query('patients.search', {
  summary: 'Find patients by name (also one that sounds like it), NHS number, hospital number or ward',
  input: z.strictObject({ text: typedText({ min: 2, max: 80 }) }),
  /** At most 30, the likeliest first. */
  output: z.strictObject({ found: z.array(patientFound) }),
})

export const openPatient = query('patients.openPatient', {
  summary: 'One patient, and why I may see them',
  input: z.strictObject(onPatient),
  output: z.strictObject({
    patient,
    relations: z.array(patientRelation).min(1),
    /** Until when a reason that I gave holds, where that is the only relation. */
    glassUntil: moment.nullable(),
    /** That of my own stream. */
    position,
  }),
  refusals: ['not-found', 'no-relationship'],
})

export const listWard = query('patients.listWard', {
  summary: 'The bed list of a ward: who is there, by bed, and who is expected',
  input: z.strictObject({ wardId: id }),
  output: z.strictObject({ patients: z.array(patient), position }),
  refusals: ['not-found', 'no-relationship'],
})

export const listWards = query('patients.listWards', {
  summary: 'The wards whose bed lists I may open, with how many patients are there; mine first',
  input: z.strictObject({}),
  output: z.strictObject({
    wards: z.array(z.strictObject({ wardId: id, patients: z.int().min(0), mine: z.boolean() })),
  }),
})

/** The command's id becomes the patient's id. */
export const addPatient = command('patients.addPatient', {
  summary:
    'Enter a patient by hand; whoever has the same NHS number and birth date, or hospital number, is there already',
  input: patientDetails.extend({ wardId: id.nullable(), bed: bed.nullable() }),
  output: changed,
  refusals: ['not-found', 'already-exists', 'bad-input'],
})

export const changePatient = command('patients.changePatient', {
  summary: 'Correct what is known of a patient; earlier versions are kept',
  input: patientDetails.extend({ ...onPatient, version: z.int().min(1) }),
  output: changed,
  refusals: ['not-found', 'no-relationship', 'already-exists', 'no-longer-possible'],
})

export const admitPatient = command('patients.admitPatient', {
  summary: 'Admit a patient to a ward, or move them to another bed or ward',
  input: z.strictObject({ ...onPatient, wardId: id, bed: bed.nullable() }),
  output: changed,
  refusals: ['not-found', 'no-relationship', 'no-longer-possible'],
})

export const dischargePatient = command('patients.dischargePatient', {
  summary: 'Say that a patient has left, or has died',
  input: z.strictObject({ ...onPatient, outcome: z.enum(['discharged', 'died']) }),
  output: changed,
  refusals: ['not-found', 'no-relationship', 'no-longer-possible'],
})

export const mergePatients = command('patients.mergePatients', {
  summary: 'Say that two records are one patient: what was about the first is from now on about the second',
  input: z.strictObject({ ...onPatient, intoPatientId: id, reason: typedText({ max: 200 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const unmergePatient = command('patients.unmergePatient', {
  summary: 'Take a merge back: each record has again what was about it',
  input: z.strictObject({ ...onPatient, reason: typedText({ max: 200 }) }),
  output: changed,
  refusals: ['not-found', 'no-longer-possible'],
})

export const listMerges = query('patients.listMerges', {
  summary: 'Records that stand for others now, the newest merge first',
  input: z.strictObject({ before: moment.optional() }),
  /** At most 50. */
  output: z.strictObject({ merges: z.array(patientMerge) }),
})

/** A row of a list of patients as it was understood, and what stands in its way; none when it can be imported. */
export const patientRow = z.strictObject({
  /** As a spreadsheet numbers it: the header is line 1. */
  line: z.int().min(1),
  name: z.string(),
  birthDate: z.string(),
  nhsNumber: z.string(),
  ward: z.string(),
  problems: z.array(z.string()),
})
export type PatientRow = z.infer<typeof patientRow>

/**
 * A list of patients as a spreadsheet saves it. Columns: family name, given name, date of birth, sex, NHS number,
 * hospital number, ward, bed, consultant.
 */
const csv = z.string().min(1).max(1_000_000)

export const previewPatients = command('patients.previewPatients', {
  summary: 'What a list of patients would bring in, row by row; nothing is written',
  input: z.strictObject({ csv }),
  output: z.strictObject({ rows: z.array(patientRow), good: z.int().min(0), bad: z.int().min(0) }),
  refusals: ['too-large'],
})

/** With `rows: 'all'` and a row that has a problem, nothing is imported and the refusal is `bad-input`. */
export const importPatients = command('patients.importPatients', {
  summary: 'Enter the patients of a list: all or nothing, or only the rows without a problem',
  input: z.strictObject({ csv, rows: z.enum(['all', 'good']) }),
  output: z.strictObject({ added: z.int().min(0), leftOut: z.array(patientRow) }),
  refusals: ['too-large'],
})
