import type { Patient, SaidInHandover } from '@baton/contract'

/** Whether it was said of the stay that a patient is on: what was said of an earlier one is no longer to be acted on. */
export function isSinceAdmission(
  { at }: Pick<SaidInHandover, 'at'>,
  { state, admittedAt }: Pick<Patient, 'state' | 'admittedAt'>,
): boolean {
  return state === 'admitted' && admittedAt !== null && Date.parse(at) >= Date.parse(admittedAt)
}
