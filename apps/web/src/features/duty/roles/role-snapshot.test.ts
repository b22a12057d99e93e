import type { Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { describe, expect, it } from 'vitest'
import { amina, daniel, dutyOf, find, heldBy, mineOf, now, roleOf } from '../duty.fixture.ts'
import { holdingWords, roleSnapshot } from './role-snapshot.ts'

const registrar = roleOf('Medical registrar on call', { cover: { kind: 'always' } })

function page(role: Role, mine: MyDuty | null) {
  const roles = { loaded: true, all: [role], byId: new Map([[role.id, role]]) }
  return roleSnapshot(role, { roles, find, dutyOf: () => undefined, now }, mine, undefined)
}

describe('the page of a role', () => {
  const on = mineOf(dutyOf(amina))

  it('offers only what the server would do', () => {
    expect(page(registrar, mineOf(dutyOf(amina, { state: 'off' }))).actions).toEqual(['sign-on'])
    expect(page(registrar, on).actions).toEqual(['take'])
    expect(page({ ...registrar, holders: heldBy(amina) }, on).actions).toEqual(['hand-over', 'give-up'])
    expect(page({ ...registrar, state: 'retired' }, on).actions).toEqual([])
    expect(page(registrar, null).actions).toEqual([])
  })

  it('says who would be displaced, by name', () => {
    const held = page({ ...registrar, holders: heldBy(daniel) }, on)
    expect(held.actions).toEqual(['displace'])
    expect(held.displaced).toEqual(['Daniel Okafor'])
  })

  it('is not offered twice', () => {
    const held = { ...registrar, holders: heldBy(amina) }
    const offer = {
      id: '01980000-0000-7000-d000-000000000001',
      roleId: held.id,
      fromPersonId: amina,
      toPersonId: daniel,
      offeredAt: now.toISOString(),
      openItems: 0,
      state: 'waiting' as const,
    }
    expect(page(held, mineOf(dutyOf(amina), { offers: [offer] })).actions).toEqual(['give-up'])
  })

  it('says that somebody must hold it', () => {
    expect(page(registrar, on).gap).toEqual({
      words: 'Nobody holds it now, and somebody must.',
      isBad: true,
    })
  })
})

describe('the history of a role', () => {
  it('says when, how it began and how it ended', () => {
    const holding = {
      roleId: registrar.id,
      personId: amina,
      since: '2026-11-26T08:00:00.000Z',
      until: '2026-11-26T13:00:00.000Z',
      began: 'taken' as const,
      ended: 'handed-over' as const,
    }
    expect(holdingWords(holding, now)).toBe('08:00 to 13:00 · took it, handed it over')
    expect(holdingWords({ ...holding, until: null, ended: null }, now)).toBe(
      'Since 26 November 2026 at 08:00 · took it',
    )
  })
})
