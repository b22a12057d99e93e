import { expect, it } from 'vitest'
import { patientActions } from './patient-actions.ts'

it('somebody in a bed can be moved and leave; somebody who was expected can come', () => {
  expect(patientActions({ state: 'admitted' })).toEqual({
    admit: 'Move to another bed or ward',
    canDischarge: true,
    canCorrect: true,
  })
  expect(patientActions({ state: 'expected' }).admit).toBe('Admit')
})

it('somebody who has died is not admitted, and a record that was merged away is left as it is', () => {
  expect(patientActions({ state: 'died' })).toMatchObject({ admit: undefined, canDischarge: false })
  expect(patientActions({ state: 'merged' })).toEqual({
    admit: undefined,
    canDischarge: false,
    canCorrect: false,
  })
})
