import { api } from '@baton/contract'
import { plainRole } from '@baton/testkit/plain-role'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Colleague, type Hospital, here, openHospital } from './hospital.fixture.ts'

const { duty, identity } = api
let hospital: Hospital
let nurse: Colleague
let administrator: Colleague
beforeAll(async () => {
  hospital = await openHospital()
  nurse = await hospital.hire()
  administrator = hospital.administrator
})
afterAll(() => hospital.close())

describe('adding and changing roles', () => {
  it('an administrator adds a role with everything about it, and everyone is told', async () => {
    const { site } = await administrator.ask(identity.addSite, { name: 'East', kind: 'hospital' })
    const ward = { siteId: site.id, parentId: null, kind: 'ward' as const, name: 'Ward 7' }
    const { places } = await administrator.ask(identity.addPlace, ward)
    const placeId = places[0]?.id ?? null
    const fallbackRoleId = await hospital.addRole('Site manager', { coordinates: true })
    const details = {
      ...plainRole,
      name: 'Ward 7 coordinator',
      purpose: 'Beds and visitors',
      siteId: site.id,
      placeId,
      contact: { telephone: '01632 960001', bleep: '4103' },
      cover: { kind: 'hours' as const, days: [1, 2], from: '07:30', until: '20:00' },
      fallbackRoleId,
    }
    const { role } = await administrator.ask(duty.addRole, details)
    expect(role).toEqual({ ...details, id: role.id, holders: [], state: 'active' })
    expect(hospital.published.at(-1)).toMatchObject({ type: 'role.changed', data: { role } })
    const { roles } = await nurse.ask(duty.listRoles, {})
    expect(roles.map(({ name }) => name)).toEqual(['Site manager', 'Ward 7 coordinator'])
    const changed = await administrator.ask(duty.changeRole, {
      ...details,
      roleId: role.id,
      name: 'Ward 7, nurse in charge',
    })
    expect(changed.role).toEqual({ ...role, name: 'Ward 7, nurse in charge' })
  })

  it('lists roles by name as people read it: Ward 2 before Ward 10', async () => {
    await hospital.addRole('Zone 10')
    await hospital.addRole('zone 2')
    const { roles } = await nurse.ask(duty.listRoles, {})
    expect(roles.map(({ name }) => name).filter((name) => /zone/i.test(name))).toEqual(['zone 2', 'Zone 10'])
  })

  it('refuses a name that is taken, and places, teams and fallbacks that are not here', async () => {
    await hospital.addRole('Bleep holder')
    const add = (more: object) =>
      administrator.refused(duty.addRole, { ...plainRole, name: 'Another', ...more })
    expect(await add({ name: 'bleep HOLDER' })).toBe('already-exists')
    expect(await add({ siteId: uuidv7() })).toBe('not-found')
    expect(await add({ placeId: uuidv7() })).toBe('not-found')
    expect(await add({ teamId: uuidv7() })).toBe('not-found')
    expect(await add({ fallbackRoleId: uuidv7() })).toBe('not-found')
    const retired = await hospital.addRole('Old')
    await administrator.ask(duty.retireRole, { roleId: retired })
    expect(await add({ fallbackRoleId: retired })).toBe('not-found')
  })

  it('refuses to change what is retired or not there, or to let a role fall to itself', async () => {
    const roleId = await hospital.addRole('Ring')
    const other = await hospital.addRole('Ring two', { fallbackRoleId: roleId })
    const change = (more: object) =>
      administrator.refused(duty.changeRole, { ...plainRole, name: 'Ring', roleId, ...more })
    expect(await change({ roleId: uuidv7() })).toBe('not-found')
    expect(await change({ fallbackRoleId: roleId })).toBe('bad-input')
    expect(await change({ name: 'Ring two' })).toBe('already-exists')
    await administrator.ask(duty.changeRole, { ...plainRole, name: 'Ring', roleId, fallbackRoleId: other })
    const retired = await hospital.addRole('Old ring')
    await administrator.ask(duty.retireRole, { roleId: retired })
    expect(await change({ roleId: retired, name: 'Old ring' })).toBe('not-found')
  })

  it('DUT8: refuses to make a role narrower than its holders, or newly covered while it is empty', async () => {
    const roleId = await hospital.addRole('Shared', { holdersAtMost: 2 })
    const [ada, ben] = [await hospital.hire(), await hospital.hire()]
    await ada.signOn(roleId)
    await ben.signOn(roleId)
    const change = { ...plainRole, name: 'Shared', roleId }
    expect(await administrator.refused(duty.changeRole, change)).toBe('role-is-held')
    await ada.ask(duty.signOff, {})
    await ben.ask(duty.signOff, {})
    const always = { ...change, cover: { kind: 'always' as const } }
    expect(await administrator.refused(duty.changeRole, always)).toBe('role-must-be-covered')
    await ada.signOn(roleId)
    await administrator.ask(duty.changeRole, always)
    expect(await ada.refused(duty.signOff, {})).toBe('role-must-be-covered')
  })
})

describe('who may', () => {
  it('DUT23: administering roles, rota, absences and overrides is for administrators', async () => {
    const [id, from, until] = [uuidv7(), '2026-03-03T08:00:00Z', '2026-03-03T20:00:00Z']
    const shift = { personId: nurse.id, roleId: null, placeId: null, from, until }
    const file = { format: 'csv' as const, text: 'email,role,from,until' }
    const refusals = [
      await nurse.refused(duty.addRole, { ...plainRole, name: 'Mine' }),
      await nurse.refused(duty.changeRole, { ...plainRole, name: 'Mine', roleId: id }),
      await nurse.refused(duty.retireRole, { roleId: id }),
      await nurse.refused(duty.addShift, shift),
      await nurse.refused(duty.changeShift, { ...shift, shiftId: id }),
      await nurse.refused(duty.removeShift, { shiftId: id }),
      await nurse.refused(duty.addAbsence, { personId: nurse.id, kind: 'leave', from, until }),
      await nurse.refused(duty.removeAbsence, { absenceId: id }),
      await nurse.refused(duty.previewRota, file),
      await nurse.refused(duty.importRota, { ...file, rows: 'only-good' }),
      await nurse.refused(duty.declareOverride, { reason: 'Fire in theatres', personIds: [nurse.id], until }),
      await nurse.refused(duty.endOverride, { overrideId: id }),
      await nurse.refused(duty.listOverrides, {}),
    ]
    expect(refusals).toEqual(Array(refusals.length).fill('not-found'))
  })

  it('DUT23: another organisation’s roles, shifts and people are not found', async () => {
    const stranger = await hospital.foundAnother()
    const roleId = await hospital.addRole('Ours')
    await nurse.signOn(roleId)
    await stranger.signOn()
    expect(await stranger.refused(duty.takeRole, { roleId, displace: true })).toBe('not-found')
    expect(await stranger.refused(duty.signOn, { ...here, roleIds: [roleId], displace: true })).toBe(
      'not-found',
    )
    expect(await stranger.refused(duty.roleHistory, { roleId })).toBe('not-found')
    expect(await stranger.refused(duty.setCover, { coverRoleId: roleId })).toBe('not-found')
    expect((await stranger.ask(duty.listRoles, {})).roles).toEqual([])
    expect((await stranger.ask(duty.listDuty, { personIds: nurse.id })).duties).toEqual([])
    const mine = await stranger.ask(duty.addRole, { ...plainRole, name: 'Ours' })
    expect(await stranger.refused(duty.offerRole, { roleId: mine.role.id, toPersonId: nurse.id })).toBe(
      'not-found',
    )
    const until = new Date(hospital.clock.now().getTime() + 3_600_000).toISOString()
    const override = { reason: 'Fire in theatres', personIds: [nurse.id], until }
    expect(await stranger.refused(duty.declareOverride, override)).toBe('not-found')
  })
})
