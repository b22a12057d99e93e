import type { PatientDetails, Refusal } from '@baton/contract'
import { isNhsNumber } from '@baton/domain/patients/nhs-number'

/** What is wrong with what somebody says of a patient, beyond its shape (PAT2). */
export function problemsOf(details: PatientDetails, at: Date): NonNullable<Refusal['details']> {
  const problems: NonNullable<Refusal['details']> = []
  if (details.nhsNumber !== null && !isNhsNumber(details.nhsNumber))
    problems.push({ path: 'nhsNumber', problem: 'is not an NHS number: a digit is wrong' })
  if (details.birthDate !== null && new Date(details.birthDate) > at)
    problems.push({ path: 'birthDate', problem: 'is not yet' })
  return problems
}
