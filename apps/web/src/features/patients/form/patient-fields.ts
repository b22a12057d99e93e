import { type Patient, type PatientAlert, type PatientDetails, patientAlert } from '@baton/contract'
import { z } from 'zod'
import { dayWords, sexWords } from '../words/identity-words.ts'
import { readDay } from './read-day.ts'

/** What is written of a patient: text alone, as a draft is kept. `alerts` is a list, written as JSON. */
export type PatientFields = {
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly sex: string
  readonly nhsNumber: string
  readonly hospitalNumber: string
  readonly consultant: string
  readonly alerts: string
}

export type FieldName = keyof PatientFields

export const noFields: PatientFields = {
  family: '',
  given: '',
  birthDate: '',
  sex: 'unknown',
  nhsNumber: '',
  hospitalNumber: '',
  consultant: '',
  alerts: '[]',
}

export function fieldsOf(patient: Patient): PatientFields {
  return {
    family: patient.family,
    given: patient.given,
    birthDate: patient.birthDate === null ? '' : dayWords(patient.birthDate),
    sex: patient.sex,
    nhsNumber: patient.nhsNumber ?? '',
    hospitalNumber: patient.hospitalNumber ?? '',
    consultant: patient.consultant ?? '',
    alerts: JSON.stringify(patient.alerts.map(({ kind, words }) => ({ kind, words }))),
  }
}

/** What is sent; the day of birth as it was written when it cannot be read, so that the server says what is wrong. */
export function detailsOf(fields: PatientFields): PatientDetails {
  return {
    family: fields.family,
    given: fields.given,
    birthDate: orNull(fields.birthDate, (text) => readDay(text) ?? text),
    sex: sexes.find((sex) => sex === fields.sex) ?? 'unknown',
    nhsNumber: orNull(fields.nhsNumber),
    hospitalNumber: orNull(fields.hospitalNumber),
    consultant: orNull(fields.consultant),
    alerts: alertsIn(fields).filter(({ words }) => words.trim() !== ''),
  }
}

export const fieldNames = Object.keys(noFields) as FieldName[]

export const sexes = Object.keys(sexWords) as PatientDetails['sex'][]

const alerts = z.array(z.object({ kind: patientAlert.shape.kind, words: z.string() }))

/** The alerts that are written; none where a draft cannot be read. */
export function alertsIn({ alerts: text }: Pick<PatientFields, 'alerts'>): readonly PatientAlert[] {
  try {
    return alerts.parse(JSON.parse(text))
  } catch {
    return []
  }
}

function orNull(text: string, read: (text: string) => string = (same) => same): string | null {
  return text.trim() === '' ? null : read(text.trim())
}
