import type { Patient } from '@baton/contract'

export interface PatientActions {
  /** What admitting is called now: “Admit”, “Move to another bed or ward”, “Admit again”. */
  readonly admit: string | undefined
  readonly canDischarge: boolean
  readonly canCorrect: boolean
}

/** What can be done with somebody whom I may see; what cannot is absent. */
export function patientActions({ state }: Pick<Patient, 'state'>): PatientActions {
  const admit = {
    expected: 'Admit',
    admitted: 'Move to another bed or ward',
    discharged: 'Admit again',
    died: undefined,
    merged: undefined,
  }[state]
  return {
    admit,
    canDischarge: state === 'admitted' || state === 'expected',
    canCorrect: state !== 'merged',
  }
}
