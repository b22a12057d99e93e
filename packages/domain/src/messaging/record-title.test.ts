import { expect, test } from 'vitest'
import { recordTitle } from './record-title.ts'

const marsh = {
  family: 'Marsh',
  given: 'Iris',
  birthDate: '1948-07-05',
  nhsNumber: '9990000018',
  hospitalNumber: 'SB1',
}

test('MSG37: a conversation is called by the patient, and by a number too beside another record’s', () => {
  expect(recordTitle(marsh, false)).toBe('MARSH, Iris')
  expect(recordTitle(marsh, true)).toBe('MARSH, Iris, hospital number SB1')
  expect(recordTitle({ ...marsh, hospitalNumber: null }, true)).toBe('MARSH, Iris, NHS number 999 000 0018')
  const unnumbered = { ...marsh, hospitalNumber: null, nhsNumber: null }
  expect(recordTitle(unnumbered, true)).toBe('MARSH, Iris, born 5 July 1948')
  expect(recordTitle({ ...unnumbered, birthDate: null }, true)).toBe('MARSH, Iris, no number')
})
