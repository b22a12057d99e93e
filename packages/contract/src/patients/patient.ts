import { z } from 'zod'
import { id, moment, typedText } from '../values.ts'

/** Ten digits, stored without spaces and shown 3-3-4; whether it checks is a rule of the domain (PAT2). */
export const nhsNumber = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{10}$/, 'is not a number of ten digits'))
export const hospitalNumber = z
  .string()
  .trim()
  .toUpperCase()
  .max(30)
  .regex(/^[A-Z0-9][A-Z0-9/-]*$/, 'is not a hospital number')
/** A day of the calendar, without a time: 1948-07-05. */
export const day = z.iso.date()

export const sex = z.enum(['female', 'male', 'other', 'unknown'])
export const patientState = z.enum(['expected', 'admitted', 'discharged', 'died', 'merged'])

/** What must be seen before anything is done. */
export const alertKind = z.enum(['allergy', 'infection', 'resuscitation', 'safeguarding', 'risk', 'other'])
export const patientAlert = z.strictObject({ kind: alertKind, words: typedText({ max: 120 }) })
export type PatientAlert = z.infer<typeof patientAlert>

/** What a person says of a patient when they enter or correct one by hand. */
export const patientDetails = z.strictObject({
  family: typedText({ max: 80 }),
  given: typedText({ max: 80 }),
  birthDate: day.nullable(),
  sex,
  nhsNumber: nhsNumber.nullable(),
  hospitalNumber: hospitalNumber.nullable(),
  consultant: typedText({ max: 80 }).nullable(),
  alerts: z.array(patientAlert).max(20),
})
export type PatientDetails = z.infer<typeof patientDetails>

/** Where in a ward: as people say it there, "Bay 2, bed 4" or "B2-04". */
export const bed = typedText({ max: 30 })

/** A patient, with everything that the banner shows. */
export const patient = z.strictObject({
  id,
  family: z.string(),
  given: z.string(),
  birthDate: day.nullable(),
  sex,
  nhsNumber: z.string().nullable(),
  hospitalNumber: z.string().nullable(),
  consultant: z.string().nullable(),
  alerts: z.array(z.strictObject({ kind: alertKind, words: z.string() })),
  state: patientState,
  /** The ward, by place; `null` outside of one. */
  wardId: id.nullable(),
  bed: z.string().nullable(),
  admittedAt: moment.nullable(),
  dischargedAt: moment.nullable(),
  /** The record that this one was merged into; what was about this one is about that one. */
  mergedIntoId: id.nullable(),
  source: z.enum(['entered', 'csv', 'hl7']),
  /** Grows with every change: of two, the greater is newer. */
  version: z.int().min(1),
})
export type Patient = z.infer<typeof patient>

/** Why somebody may see a patient (PAT rules on access). */
export const patientRelation = z.enum([
  'ward',
  'role',
  'team',
  'list',
  'task',
  'coordinator',
  'entered',
  'break-glass',
])
export type PatientRelation = z.infer<typeof patientRelation>

/** A patient as a search shows them: enough to tell two apart, and whether the rest may be opened. */
export const patientFound = z.strictObject({
  id,
  family: z.string(),
  given: z.string(),
  birthDate: day.nullable(),
  nhsNumber: z.string().nullable(),
  hospitalNumber: z.string().nullable(),
  state: patientState,
  wardId: id.nullable(),
  bed: z.string().nullable(),
  /** `false`: a reason must be given first (break-glass). */
  mayOpen: z.boolean(),
})
export type PatientFound = z.infer<typeof patientFound>

/** Two records that are said to be one patient, so that whoever sees that they are not can take it back. */
export const patientMerge = z.strictObject({
  from: patientFound.omit({ mayOpen: true }),
  into: patientFound.omit({ mayOpen: true }),
  at: moment,
  /** Who said so; `null` for a feed. */
  by: id.nullable(),
  reason: z.string().nullable(),
})
export type PatientMerge = z.infer<typeof patientMerge>

/** Somebody saw a patient without a relationship, with a reason; an administrator reviews each. */
export const brokenGlass = z.strictObject({
  id,
  patientId: id,
  personId: id,
  reason: z.string(),
  at: moment,
  until: moment,
  reviewedBy: id.nullable(),
  reviewedAt: moment.nullable(),
  /** What the review found. */
  verdict: z.enum(['proper', 'improper']).nullable(),
  note: z.string().nullable(),
})
export type BrokenGlass = z.infer<typeof brokenGlass>
