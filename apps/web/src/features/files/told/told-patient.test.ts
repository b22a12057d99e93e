import type { ToldPatient } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { photo } from '../hung/hung.fixture.ts'
import { showsSame, toldOf, toldSnapshot } from './told-patient.ts'

const iris: ToldPatient = {
  family: 'Marsh',
  given: 'Iris',
  birthDate: '1948-07-05',
  nhsNumber: '9434765919',
}
const today = new Date('2026-03-02T15:00:00.000Z')

describe('whom a visitor tells of', () => {
  it('FIL104: is named by four words, and by nothing else of their record', () => {
    const record = { ...iris, id: 'patient', wardId: 'ward', bed: 'A3', hospitalNumber: 'B12', mayOpen: true }
    expect(toldOf(record)).toEqual(iris)
  })

  it('FIL105: is drawn as they were told, and what is not known is said to be', () => {
    expect(toldSnapshot(iris, today)).toEqual({
      name: 'MARSH, Iris',
      born: '5 July 1948, 77 years',
      nhsNumber: '9434765919',
    })
    expect(toldSnapshot({ ...iris, birthDate: null, nhsNumber: null }, today)).toMatchObject({
      born: 'not known',
      nhsNumber: null,
    })
  })

  it('FIL105: stands beside another photo only where the same was told of both', () => {
    const told = photo({ toldPatient: iris })
    const byAnother = { ...told, addedBy: 'somebody-else' }
    expect(showsSame(told, byAnother)).toBe(true)
    for (const [word, other] of Object.entries({
      family: 'March',
      given: 'Ivy',
      birthDate: '1948-05-07',
      nhsNumber: null,
    }))
      expect(showsSame(told, photo({ toldPatient: { ...iris, [word]: other } })), word).toBe(false)
    expect(showsSame(told, photo())).toBe(false)
    expect(showsSame(told, photo({ patientId: 'patient' }))).toBe(false)
  })

  it('FIL105: without a number, stands only beside what the same person told', () => {
    const told = photo({ toldPatient: { ...iris, nhsNumber: null } })
    expect(showsSame(told, { ...told })).toBe(true)
    expect(showsSame(told, { ...told, addedBy: 'somebody-else' })).toBe(false)
  })

  it('FIL93: of our own, two of one record or of nobody stand beside each other', () => {
    expect(showsSame(photo(), photo())).toBe(true)
    expect(showsSame(photo({ patientId: 'one' }), photo({ patientId: 'one' }))).toBe(true)
    expect(showsSame(photo({ patientId: 'one' }), photo({ patientId: 'other' }))).toBe(false)
    expect(showsSame(photo({ patientId: 'one' }), photo())).toBe(false)
  })
})
