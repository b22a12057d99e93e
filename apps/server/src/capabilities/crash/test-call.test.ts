import { api } from '@baton/contract'
import { silentRoles } from '@baton/domain/crash/roll'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { crash } = api
let hospital: Hospital
let nurse: Colleague
let registrar: Colleague
let anaesthetist: Colleague
let siteManager: Colleague
let roleIds: string[]
let teamId: string
let day = 0

beforeAll(async () => {
  hospital = await openHospital()
  ;[nurse, registrar, anaesthetist, siteManager] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
  ]
  roleIds = [await hospital.addRole('Medical registrar'), await hospital.addRole('Anaesthetist')]
  await siteManager.signOn(await hospital.addRole('Site manager', { coordinates: true }))
  await registrar.signOn(roleIds[0] ?? '')
  await anaesthetist.signOn(roleIds[1] ?? '')
  teamId = await hospital.addTeam('Adult cardiac arrest', roleIds, { testAt: '09:00' })
})
afterAll(() => hospital.close())
beforeEach(async () => {
  day += 1
  hospital.clock.advanceTo(new Date(Date.UTC(2026, 2, 2 + day, 8, 59, 30)))
  await hospital.watch.look()
})

async function tests() {
  return (await hospital.administrator.ask(crash.history, { kind: 'test' })).calls.filter(
    ({ raisedAt }) => Date.parse(raisedAt) >= Date.UTC(2026, 2, 2 + day),
  )
}

test('CRA9: a team is tested once a day at its time, on the road of a real call, and it says that it is a test', async () => {
  expect(await tests()).toEqual([])
  await hospital.wait(30)
  const [call, ...more] = await tests()
  expect(more).toEqual([])
  expect(call).toMatchObject({ isTest: true, raisedBy: null, teamName: 'Adult cardiac arrest' })
  expect((await hospital.noticesOf(registrar)).at(-1)).toMatchObject({
    heading: 'Test call – Adult cardiac arrest',
    urgency: 'crash',
    channels: ['email', 'gateway', 'in-app'],
  })
  for (let minute = 0; minute < 30; minute += 1) await hospital.wait(60)
  expect(await tests()).toHaveLength(1)
})

test('CRA9: two watches at the same moment test once', async () => {
  hospital.clock.advance(29_900)
  await Promise.all([hospital.watch.look(), hospital.watch.look()])
  hospital.clock.advance(100)
  await Promise.all([hospital.watch.look(), hospital.watch.look()])
  expect(await tests()).toHaveLength(1)
})

test('CRA9: a team that is added after its time is first tested the next day', async () => {
  hospital.clock.advance(3 * 3_600_000)
  await hospital.watch.look()
  const late = await hospital.addTeam('Paediatric', roleIds, { testAt: '09:00', callType: 'paediatric' })
  await hospital.watch.look()
  expect((await tests()).map((call) => call.teamId)).not.toContain(late)
  await hospital.administrator.ask(crash.removeTeam, { teamId: late })
})

test('CRA10: a test ends after 15 minutes, and its report says who did not answer', async () => {
  await hospital.wait(30)
  const [begun] = await tests()
  await registrar.ask(crash.answer, { callId: begun?.id ?? '', coming: true })
  await hospital.wait(14 * 60)
  expect((await tests())[0]).toMatchObject({ stoodDownAt: null })
  await hospital.wait(60)
  const [ended] = await tests()
  expect(ended?.stoodDownAt).not.toBeNull()
  expect(ended?.stoodDownBy).toBeNull()
  expect(ended && silentRoles(ended)).toEqual([roleIds[1]])
  expect((await hospital.noticesOf(siteManager)).at(-1)).toMatchObject({
    heading: 'Test call: 1 role did not answer – Adult cardiac arrest',
    urgency: 'soon',
  })
})

test('CRA11: a real call ends a test of its team, and no test is begun while one is open', async () => {
  await hospital.wait(30)
  const [test] = await tests()
  const { call } = await nurse.ask(crash.raise, { teamId, place: 'Ward 7' })
  expect(await hospital.administrator.see(test?.id ?? '')).toMatchObject({ stoodDownBy: nurse.id })
  expect(await siteManager.refused(crash.startTest, { teamId })).toBe('no-longer-possible')
  await nurse.ask(crash.standDown, { callId: call.id, outcome: null })
})

test('CRA11: the daily test waits until a call of its team is over', async () => {
  const { call } = await nurse.ask(crash.raise, { teamId, place: 'Ward 7' })
  await hospital.wait(60)
  expect(await tests()).toEqual([])
  await nurse.ask(crash.standDown, { callId: call.id, outcome: null })
  await hospital.wait(10)
  expect(await tests()).toHaveLength(1)
})

test('administrators and who coordinates test a team at any time, and nobody else', async () => {
  expect(await nurse.refused(crash.startTest, { teamId })).toBe('not-found')
  const { call } = await siteManager.ask(crash.startTest, { teamId })
  expect(call).toMatchObject({ isTest: true, raisedBy: siteManager.id })
  await siteManager.ask(crash.standDown, { callId: call.id, outcome: null })
})
