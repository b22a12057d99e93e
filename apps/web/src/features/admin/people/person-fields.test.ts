import { describe, expect, it } from 'vitest'
import { detailsOf, emptyPerson, fieldsOf } from './person-fields.ts'

const priya = {
  id: '0198c0de-0000-7000-8000-000000000004',
  name: 'Priya Raman',
  profession: 'Pharmacist',
  grade: null,
  specialty: null,
  email: 'priya.raman@example.test',
  contact: { telephone: '2416', bleep: null },
  siteId: '0198c0de-0000-7000-8000-0000000000a1',
  placeId: '0198c0de-0000-7000-8000-0000000000a2',
  state: 'active' as const,
  administrator: false,
}

describe('the form for a person', () => {
  it('sends back what it was filled with', () => {
    const { id: _id, state: _state, administrator: _administrator, ...written } = priya
    expect(detailsOf(fieldsOf(priya))).toEqual(written)
  })

  it('takes an empty or blank field for nothing', () => {
    const details = detailsOf({ ...emptyPerson, name: 'Priya Raman', grade: '  ', bleep: ' ' })
    expect(details.grade).toBeNull()
    expect(details.contact).toEqual({ telephone: null, bleep: null })
  })

  it('forgets the place when the site is taken away', () => {
    expect(detailsOf({ ...fieldsOf(priya), siteId: '' }).placeId).toBeNull()
  })
})
