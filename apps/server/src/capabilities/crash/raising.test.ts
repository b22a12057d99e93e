import { api } from '@baton/contract'
import { roleState } from '@baton/domain/crash/roll'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { crash } = api
let hospital: Hospital
let nurse: Colleague
let registrar: Colleague
let anaesthetist: Colleague
let siteManager: Colleague
let registrarRole: string
let anaesthetistRole: string
let outreachRole: string
let teamId: string

beforeAll(async () => {
  hospital = await openHospital()
  ;[nurse, registrar, anaesthetist, siteManager] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
  ]
  const siteManagerRole = await hospital.addRole('Site manager', { coordinates: true })
  registrarRole = await hospital.addRole('Medical registrar')
  anaesthetistRole = await hospital.addRole('Anaesthetist')
  outreachRole = await hospital.addRole('Outreach', { fallbackRoleId: registrarRole })
  teamId = await hospital.addTeam('Adult cardiac arrest', [registrarRole, anaesthetistRole, outreachRole])
  await nurse.signOn()
  await siteManager.signOn(siteManagerRole)
  await registrar.signOn(registrarRole)
  await anaesthetist.signOn(anaesthetistRole)
})
afterAll(() => hospital.close())
beforeEach(() => {
  hospital.published.length = 0
  hospital.clock.advance(60_000)
})

const place = 'Fortescue ward, bay 2, bed 4'

test('CRA1: anyone calls a team with a place and nothing else, and everyone who has its roles is told on every channel', async () => {
  const { call } = await nurse.ask(crash.raise, { teamId, place })
  expect(call).toMatchObject({
    teamName: 'Adult cardiac arrest',
    place,
    raisedBy: nurse.id,
    isTest: false,
    stoodDownAt: null,
  })
  expect(call.roll.map(({ roleId, called }) => [roleId, called.map((one) => one.personId)])).toEqual([
    [registrarRole, [registrar.id]],
    [anaesthetistRole, [anaesthetist.id]],
    [outreachRole, [registrar.id]],
  ])
  for (const one of [registrar, anaesthetist]) {
    expect(await hospital.noticesOf(one)).toMatchObject([
      {
        heading: 'Crash call – Adult cardiac arrest',
        urgency: 'crash',
        channels: ['email', 'gateway', 'in-app'],
      },
    ])
  }
  const told = hospital.published.filter(({ type }) => type === 'crash.changed')
  expect(told.map(({ stream }) => stream).sort()).toEqual(
    [nurse, registrar, anaesthetist, siteManager].map(({ id }) => `person:${id}`).sort(),
  )
})

test('CRA3: a role that nobody holds is called through the role that it falls to, and whoever has two is called once', async () => {
  const { call } = await nurse.ask(crash.raise, { teamId, place })
  expect(call.roll.map(({ throughRoleId }) => throughRoleId)).toEqual([null, null, registrarRole])
  const rings = (await hospital.noticesOf(registrar)).filter(({ key }) => key.includes(call.id))
  expect(rings).toHaveLength(1)
})

test('CRA2: a role that nobody has is unfilled from the start, and the coordinators are told', async () => {
  const blood = await hospital.addRole('Transfusion')
  const bleeding = await hospital.addTeam('Major haemorrhage', [registrarRole, blood])
  const { call } = await nurse.ask(crash.raise, { teamId: bleeding, place })
  expect(call.roll.map(roleState)).toEqual(['called', 'unfilled'])
  expect((await hospital.noticesOf(siteManager)).at(-1)).toMatchObject({
    heading: 'Crash call: 1 role unfilled – Major haemorrhage',
    urgency: 'emergency',
  })
  const nobody = await hospital.addTeam('Security', [blood])
  const empty = await nurse.ask(crash.raise, { teamId: nobody, place })
  expect(empty.call.roll.map(roleState)).toEqual(['unfilled'])
})

test('CRA3: whoever raises it and has a role of the team is coming', async () => {
  const { call } = await registrar.ask(crash.raise, { teamId, place })
  expect(call.roll.map(roleState)).toEqual(['coming', 'called', 'coming'])
  const rings = (await hospital.noticesOf(registrar)).filter(({ key }) => key.includes(call.id))
  expect(rings).toEqual([])
})

test('CRA4: the same command raises one call', async () => {
  const commandId = uuidv7()
  const answers = [
    await nurse.ask(crash.raise, { teamId, place }, commandId),
    await nurse.ask(crash.raise, { teamId, place }, commandId),
  ]
  expect(answers.map(({ call }) => call.id)).toEqual([commandId, commandId])
  const rings = (await hospital.noticesOf(anaesthetist)).filter(({ key }) => key.includes(commandId))
  expect(rings).toHaveLength(1)
})

test('a team that is not there, or is removed, is not found', async () => {
  expect(await nurse.refused(crash.raise, { teamId: uuidv7(), place })).toBe('not-found')
  const gone = await hospital.addTeam('Fire', [registrarRole])
  expect(await nurse.refused(crash.removeTeam, { teamId: gone })).toBe('not-found')
  await hospital.administrator.ask(crash.removeTeam, { teamId: gone })
  expect(await nurse.refused(crash.raise, { teamId: gone, place })).toBe('not-found')
})

test('two teams are not called by one name, and a team has roles that are there', async () => {
  const details = { callType: 'adult' as const, siteId: null, testAt: null }
  const again = { ...details, name: 'adult cardiac ARREST', roleIds: [registrarRole] }
  expect(await hospital.administrator.refused(crash.saveTeam, again)).toBe('already-exists')
  const strange = { ...details, name: 'Trauma', roleIds: [uuidv7()] }
  expect(await hospital.administrator.refused(crash.saveTeam, strange)).toBe('not-found')
})
