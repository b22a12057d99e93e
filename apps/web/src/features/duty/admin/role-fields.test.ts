import { describe, expect, it } from 'vitest'
import { roleOf } from '../duty.fixture.ts'
import { emptyRole, fieldsOfRole, roleFrom, withDay } from './role-fields.ts'

describe('the form of a role', () => {
  it('gives back what it was filled from', () => {
    const role = roleOf('Burns registrar', {
      purpose: 'Burns of more than 5 %',
      contact: { telephone: '01271 555 0100', bleep: '2416' },
      cover: { kind: 'hours', days: [1, 5], from: '20:00', until: '08:00' },
      holdersAtMost: 2,
      coordinates: true,
    })
    const { id: _id, holders: _holders, state: _state, ...details } = role
    expect(roleFrom(fieldsOfRole(role))).toEqual(details)
  })

  it('leaves out what is not filled in', () => {
    expect(roleFrom({ ...emptyRole, name: 'Site manager' })).toMatchObject({
      purpose: null,
      contact: { telephone: null, bleep: null },
      cover: { kind: 'always' },
      fallbackRoleId: null,
    })
  })

  it('keeps weekdays in their order', () => {
    expect(withDay('135', 2, true)).toBe('1235')
    expect(withDay('135', 3, false)).toBe('15')
  })
})
