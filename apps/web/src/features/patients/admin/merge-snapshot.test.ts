import { describe, expect, it } from 'vitest'
import { aPatient, tawWard } from '../patients.fixture.ts'
import { mergeSnapshot } from './merge-snapshot.ts'

const found = (change: Parameters<typeof aPatient>[0] = {}, number = 1) => ({
  ...aPatient(change, number),
  mayOpen: false,
})
const wardName = (id: string) => (id === tawWard ? 'Taw Ward' : 'Another ward')

describe('two records side by side', () => {
  it('are compared line by line, and another hospital number speaks against nothing', () => {
    const { rows, warning } = mergeSnapshot(
      found({ hospitalNumber: 'T0001', nhsNumber: null }),
      found({}, 2),
      wardName,
    )
    expect(rows.map(({ term, verdict }) => [term, verdict])).toEqual([
      ['Name', 'same'],
      ['Born', 'same'],
      ['NHS number', 'unknown'],
      ['Hospital number', 'differs'],
      ['Where', 'unknown'],
    ])
    expect(warning).toBeUndefined()
  })

  it('say what speaks against their being one patient', () => {
    const other = found({ birthDate: '1984-07-05', nhsNumber: '9990000026' }, 2)
    expect(mergeSnapshot(found(), other, wardName).warning).toBe(
      'These differ: date of birth, NHS number. Two patients in one record is worse than one patient in two.',
    )
  })
})
