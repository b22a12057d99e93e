import { z } from 'zod'
import { command, query } from '../../operation.ts'
import { id, moment, typedText } from '../../values.ts'
import { brokenGlass } from '../patient.ts'

export const breakGlass = command('patients.breakGlass', {
  summary:
    'See a patient with whom I have no relationship, with a reason: for an hour, recorded, alarmed and reviewed',
  input: z.strictObject({ patientId: id, reason: typedText({ min: 5, max: 200 }) }),
  output: z.strictObject({ until: moment }),
  refusals: ['not-found'],
})

export const listBrokenGlass = query('patients.listBrokenGlass', {
  summary: 'Every time that somebody gave a reason to see a patient, those not reviewed first',
  input: z.strictObject({ before: moment.optional() }),
  output: z.strictObject({
    glass: z.array(brokenGlass.extend({ patientName: z.string() })),
    waiting: z.int().min(0),
  }),
})

export const reviewBrokenGlass = command('patients.reviewBrokenGlass', {
  summary: 'Say whether a reason was a proper one',
  input: z.strictObject({
    glassId: id,
    verdict: z.enum(['proper', 'improper']),
    note: typedText({ max: 300 }).nullable(),
  }),
  output: z.strictObject({ glass: brokenGlass }),
  refusals: ['not-found', 'no-longer-possible'],
})
