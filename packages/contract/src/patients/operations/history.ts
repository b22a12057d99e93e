import { z } from 'zod'
import { query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { patientDetails } from '../patient.ts'

/** What is known of a patient that a correction may change. */
export const correctedField = patientDetails.keyof()
export type CorrectedField = z.infer<typeof correctedField>

/** What one version of a record changed. */
export const patientChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entered') }),
  /** Where they are from then on; no ward: nowhere yet. */
  z.strictObject({
    kind: z.literal('placed'),
    state: z.enum(['expected', 'admitted']),
    wardId: id.nullable(),
    bed: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('left'), outcome: z.enum(['discharged', 'died']) }),
  z.strictObject({ kind: z.literal('corrected'), fields: z.array(correctedField).min(1) }),
  z.strictObject({ kind: z.literal('merged'), intoId: id }),
  z.strictObject({ kind: z.literal('parted'), fromId: id }),
])
export type PatientChange = z.infer<typeof patientChange>

export const historyEntry = z.strictObject({
  /** The record, which may be one that was merged into the patient's. */
  recordId: id,
  version: z.int().min(1),
  at: moment,
  /** `null` for the hospital's own system. */
  by: id.nullable(),
  changes: z.array(patientChange).min(1),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const history = query('patients.history', {
  summary: 'What was entered, moved, corrected and merged of a patient: who did it and when, newest first',
  input: z.strictObject({ patientId: id }),
  /** At most 200. */
  output: z.strictObject({ entries: z.array(historyEntry) }),
  refusals: ['not-found', 'no-relationship'],
})
