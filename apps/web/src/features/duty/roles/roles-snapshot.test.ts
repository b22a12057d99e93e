import type { RolesSnapshot } from '@baton/client'
import type { Role } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amina, daniel, dutyOf, find, heldBy, now, roleOf } from '../duty.fixture.ts'
import { coverWords } from './cover-words.ts'
import { roleRows } from './roles-snapshot.ts'

const manager = roleOf('Site manager', {
  holders: heldBy(daniel),
  contact: { telephone: null, bleep: '1001' },
})
const registrar = roleOf('Medical registrar on call', {
  cover: { kind: 'always' },
  purpose: 'Unwell medical patients',
  fallbackRoleId: manager.id,
})

function rows(roles: Role[], search = '') {
  const snapshot: RolesSnapshot = {
    loaded: true,
    all: roles,
    byId: new Map(roles.map((role) => [role.id, role])),
  }
  const dutyNow = (personId: string) => dutyOf(personId, { telephone: '5501' })
  return roleRows({ roles: snapshot, find, dutyOf: dutyNow, now }, search, undefined)
}

describe('roles in the directory', () => {
  it('show who holds them now and on what number', () => {
    expect(rows([manager])[0]).toMatchObject({ about: 'Daniel Okafor · 1001', gap: undefined })
    const held = { ...registrar, holders: heldBy(amina) }
    expect(rows([held])[0]?.about).toBe('Amina Yusuf · 5501')
  })

  it('say a gap in words, and who answers meanwhile', () => {
    const [row] = rows([registrar, manager])
    expect(row?.gap).toEqual({ words: 'Gap', isBad: true })
    expect(row?.about).toBe('Nobody now; goes to Site manager')
    expect(rows([roleOf('Burns registrar')])[0]).toMatchObject({
      about: 'Nobody now',
      gap: { words: 'Nobody', isBad: false },
    })
  })

  it('are found by their name, their purpose and whoever holds them', () => {
    const all = [manager, registrar]
    expect(rows(all, 'unwell medical').map(({ name }) => name)).toEqual([registrar.name])
    expect(rows(all, 'okafor').map(({ name }) => name)).toEqual([manager.name])
    expect(rows(all, 'porter')).toEqual([])
  })

  it('leave out what is retired', () => {
    expect(rows([{ ...manager, state: 'retired' }])).toEqual([])
  })
})

describe('when a role must have a holder', () => {
  it('is said as people say it', () => {
    expect(coverWords({ kind: 'always' })).toBe('Always')
    const hours = { kind: 'hours' as const, from: '08:00', until: '18:00' }
    expect(coverWords({ ...hours, days: [1, 2, 3, 4, 5] })).toBe('Mon to Fri 08:00 to 18:00')
    expect(coverWords({ ...hours, days: [3, 1] })).toBe('Mon, Wed 08:00 to 18:00')
    expect(coverWords({ ...hours, days: [1, 2, 3, 4, 5, 6, 7] })).toBe('Every day 08:00 to 18:00')
  })
})
