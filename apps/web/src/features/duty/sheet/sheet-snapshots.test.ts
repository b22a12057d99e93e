import type { RolesSnapshot } from '@baton/client'
import type { Me, Role } from '@baton/contract'
import { describe, expect, it } from 'vitest'
import { amina, daniel, dutyOf, ffion, find, heldBy, mineOf, now, roleOf } from '../duty.fixture.ts'
import { nextTimeOfDay } from '../words/time-of-day.ts'
import { colleaguesOnDuty } from './hand-over-snapshot.ts'
import { leavingRoles, leftTasksWords } from './sign-off-snapshot.ts'
import { proposedFields, signOnSnapshot } from './sign-on-snapshot.ts'

const nameOf = (personId: string) => find(personId)?.name ?? 'Someone'
const registrar = roleOf('Medical registrar on call', { cover: { kind: 'always' } })
const manager = roleOf('Site manager', { holders: heldBy(daniel) })
const outreach = roleOf('Critical care outreach')

function all(...roles: Role[]): RolesSnapshot {
  return { loaded: true, all: roles, byId: new Map(roles.map((role) => [role.id, role])) }
}

const me = { person: { ...find(amina), placeId: null, contact: { telephone: '2416', bleep: null } } } as Me
const shift = {
  id: '01980000-0000-7000-e000-000000000001',
  personId: amina,
  roleId: registrar.id,
  placeId: null,
  from: '2026-11-26T14:00:00.000Z',
  until: '2026-11-26T21:30:00.000Z',
  source: 'entered' as const,
}
const offDuty = mineOf(dutyOf(amina, { state: 'off' }), {
  proposals: [shift],
  suggestedRoleIds: [outreach.id],
})

describe('signing on', () => {
  it('takes two taps, because the rota has filled everything in', () => {
    expect(proposedFields(offDuty, me, now)).toEqual({
      roleIds: [registrar.id],
      isFromHome: false,
      placeId: '',
      telephone: '2416',
      until: '21:30',
    })
  })

  it('says who holds a role now and that they would be told', () => {
    const held = { ...registrar, holders: heldBy(daniel) }
    const state = { mine: offDuty, chosen: [held.id], showsAll: false, nameOf, now }
    const snapshot = signOnSnapshot({ ...state, roles: all(held, manager, outreach) })
    expect(snapshot.rota).toBe('The rota has you on 14:00 to 21:30.')
    expect(snapshot.choices[0]?.help).toBe(
      'From the rota. Daniel Okafor holds it now and is told that you take over.',
    )
    expect(snapshot.displaces).toBe(true)
    expect(snapshot.choices.map(({ name }) => name)).toEqual([held.name, outreach.name])
    expect(snapshot.hiddenCount).toBe(1)
  })

  it('displaces nobody where a role has room for one more', () => {
    const shared = { ...registrar, holdersAtMost: 2, holders: heldBy(daniel) }
    const state = { mine: offDuty, chosen: [shared.id], showsAll: true, nameOf, now }
    expect(signOnSnapshot({ ...state, roles: all(shared) }).displaces).toBe(false)
  })

  it('starts from what holds already where I am on duty', () => {
    const on = mineOf(dutyOf(amina, { from: 'home', telephone: '5501' }), { holding: [outreach] })
    expect(proposedFields(on, me, now)).toMatchObject({
      roleIds: [outreach.id],
      isFromHome: true,
      telephone: '5501',
      until: '17:00',
    })
  })

  it('takes a time that has passed today for tomorrow', () => {
    expect(nextTimeOfDay('21:30', now)).toBe('2026-11-26T21:30:00.000Z')
    expect(nextTimeOfDay('08:00', now)).toBe('2026-11-27T08:00:00.000Z')
    expect(nextTimeOfDay('', now)).toBeNull()
  })

  it('takes a time as people write it', () => {
    for (const written of ['17:00', '1700', '17.00', ' 17:00 ']) {
      expect(nextTimeOfDay(written, now)).toBe('2026-11-26T17:00:00.000Z')
    }
    expect(nextTimeOfDay('8:30', now)).toBe('2026-11-27T08:30:00.000Z')
    for (const wrong of ['25:00', '17:60', 'five', '17']) expect(nextTimeOfDay(wrong, now)).toBeNull()
  })
})

describe('going off duty', () => {
  const leaving = (holding: Role[], ...others: Role[]) =>
    leavingRoles({ mine: mineOf(dutyOf(amina), { holding }), roles: all(...holding, ...others), nameOf, now })
  const mine = { ...registrar, holders: heldBy(amina) }

  it('says to whom a role that must be covered falls', () => {
    expect(leaving([{ ...mine, fallbackRoleId: manager.id }], manager)[0]).toMatchObject({
      outcome: 'Falls to Site manager, held by Daniel Okafor.',
      stands: false,
    })
  })

  it('asks for a successor where it falls to nobody, also round a ring of fallbacks', () => {
    expect(leaving([mine])[0]?.stands).toBe(true)
    const ring = { ...manager, holders: [], fallbackRoleId: mine.id }
    expect(leaving([{ ...mine, fallbackRoleId: manager.id }], ring)[0]?.stands).toBe(true)
  })

  it('lets the others keep a role that is shared, and others go empty', () => {
    const shared = { ...mine, holders: heldBy(amina, ffion) }
    expect(leaving([shared])[0]?.outcome).toBe('Stays with Ffion Rees.')
    const optional = { ...outreach, holders: heldBy(amina) }
    expect(leaving([optional])[0]?.outcome).toBe('Nobody will hold it.')
  })

  it('holds to hours by the clock in London', () => {
    const hours = { kind: 'hours' as const, days: [4], from: '08:00', until: '12:00' }
    expect(leaving([{ ...mine, cover: hours }])[0]?.stands).toBe(false)
  })
})

describe('handing over', () => {
  const duties = [dutyOf(amina), dutyOf(daniel), dutyOf(ffion, { state: 'off' })]
  const offered = (search: string, role: Role = registrar) =>
    colleaguesOnDuty({ duties, find, search, viewerId: amina, role, now }).map(({ name }) => name)

  it('is offered to colleagues who are on duty, found by any words', () => {
    expect(offered('')).toEqual(['Daniel Okafor'])
    expect(offered('doctor oka')).toEqual(['Daniel Okafor'])
    expect(offered('nurse')).toEqual([])
  })

  it('is not offered to whoever holds the role already', () => {
    expect(offered('', { ...registrar, holders: heldBy(amina, daniel) })).toEqual([])
  })
})

it('TSK29: going off duty says how many open tasks one leaves', () => {
  expect([1, 3].map(leftTasksWords)).toEqual(['You leave 1 open task', 'You leave 3 open tasks'])
})
