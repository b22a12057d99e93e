import { api } from '@baton/contract'
import { roleState, unfilledRoles } from '@baton/domain/crash/roll'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'

const { crash } = api
let hospital: Hospital
let nurse: Colleague
let registrar: Colleague
let anaesthetist: Colleague
let siteManager: Colleague
let stranger: Colleague
let teamId: string
let callId: string

beforeAll(async () => {
  hospital = await openHospital()
  ;[nurse, registrar, anaesthetist, siteManager, stranger] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
  ]
  const registrarRole = await hospital.addRole('Medical registrar')
  const anaesthetistRole = await hospital.addRole('Anaesthetist')
  await siteManager.signOn(await hospital.addRole('Site manager', { coordinates: true }))
  await registrar.signOn(registrarRole)
  await anaesthetist.signOn(anaesthetistRole)
  teamId = await hospital.addTeam('Adult cardiac arrest', [registrarRole, anaesthetistRole])
})
afterAll(() => hospital.close())
beforeEach(async () => {
  hospital.clock.advance(60_000)
  const { call } = await nurse.ask(crash.raise, { teamId, place: 'Ward 7' })
  callId = call.id
  hospital.published.length = 0
})

async function states(): Promise<string[]> {
  return (await nurse.see(callId)).roll.map(roleState)
}

async function ringsOf(who: Colleague): Promise<number> {
  const notices = await hospital.noticesOf(who)
  return notices.filter(({ key }) => new RegExp(`^crash:${callId}:\\d+:`).test(key)).length
}

test('CRA5: delivered, coming and arrived are told one by one, by name and time', async () => {
  await registrar.ask(crash.markDelivered, { callId })
  expect(await states()).toEqual(['delivered', 'called'])
  hospital.clock.advance(5_000)
  await registrar.ask(crash.answer, { callId, coming: true })
  expect(await states()).toEqual(['coming', 'called'])
  hospital.clock.advance(60_000)
  await registrar.ask(crash.arrive, { callId })
  expect(await states()).toEqual(['arrived', 'called'])
  const [entry] = (await nurse.see(callId)).roll[0]?.called ?? []
  const times = [entry?.deliveredAt, entry?.answeredAt, entry?.arrivedAt].map((at) => Date.parse(at ?? ''))
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5_000, 65_000])
})

test('CRA5: whoever arrives without having answered has answered by it', async () => {
  const { call } = await anaesthetist.ask(crash.arrive, { callId })
  const [entry] = call.roll[1]?.called ?? []
  expect(entry).toMatchObject({ answer: 'coming' })
  expect(entry?.deliveredAt).toBe(entry?.arrivedAt)
})

test('CRA6: whoever cannot come leaves the role unfilled, the coordinators are told, and they may still come after all', async () => {
  const { call } = await anaesthetist.ask(crash.answer, { callId, coming: false })
  expect(unfilledRoles(call)).toHaveLength(1)
  expect((await hospital.noticesOf(siteManager)).at(-1)).toMatchObject({
    heading: 'Crash call: 1 role unfilled – Adult cardiac arrest',
  })
  await anaesthetist.ask(crash.answer, { callId, coming: true })
  expect(await states()).toEqual(['called', 'coming'])
})

test('CRA7: whoever has not answered is called again every 30 seconds, at most 20 times', async () => {
  await registrar.ask(crash.answer, { callId, coming: true })
  await hospital.wait(29)
  expect([await ringsOf(registrar), await ringsOf(anaesthetist)]).toEqual([1, 1])
  await hospital.wait(1)
  expect([await ringsOf(registrar), await ringsOf(anaesthetist)]).toEqual([1, 2])
  for (let minute = 0; minute < 60; minute += 1) await hospital.wait(30)
  expect(await ringsOf(anaesthetist)).toBe(20)
  expect(await nurse.see(callId)).toMatchObject({ stoodDownAt: null })
})

test('CRA7: many watches at once call in each round once', async () => {
  hospital.clock.advance(30_000)
  await Promise.all([hospital.watch.look(), hospital.watch.look(), hospital.watch.look()])
  expect(await ringsOf(anaesthetist)).toBe(2)
})

test.each([
  ['who raised it', () => nurse],
  ['who was called', () => registrar],
  ['who coordinates', () => siteManager],
])('CRA8: %s stands the team down, with how it ended, and everyone is told', async (_who, find) => {
  const { call } = await find().ask(crash.standDown, { callId, outcome: 'Return of circulation' })
  expect(call).toMatchObject({ stoodDownBy: find().id, outcome: 'Return of circulation' })
  const told = hospital.published.filter(({ type }) => type === 'crash.changed')
  expect(told.map(({ stream }) => stream).sort()).toEqual(
    [nurse, registrar, anaesthetist, siteManager].map(({ id }) => `person:${id}`).sort(),
  )
  // Raised at one moment of the hospital's clock, so that which of the two came last is not to be seen.
  const ofThisCall = (await hospital.noticesOf(anaesthetist)).filter(({ key }) => key.includes(callId))
  expect(ofThisCall.filter(({ heading }) => heading.startsWith('Stood down'))).toMatchObject([
    { heading: 'Stood down: Crash call – Adult cardiac arrest' },
  ])
})

test('CRA8: after that nothing more is sent, and nothing more can be answered', async () => {
  await nurse.ask(crash.standDown, { callId, outcome: null })
  expect(await anaesthetist.refused(crash.answer, { callId, coming: true })).toBe('no-longer-possible')
  expect(await anaesthetist.refused(crash.arrive, { callId })).toBe('no-longer-possible')
  expect(await nurse.refused(crash.standDown, { callId, outcome: null })).toBe('no-longer-possible')
  await hospital.wait(60)
  expect(await ringsOf(anaesthetist)).toBe(1)
})

test('CRA12: for anyone who was not told it is not found, and an administrator reads it without a part in it', async () => {
  for (const [operation, more] of [
    [crash.open, {}],
    [crash.markDelivered, {}],
    [crash.answer, { coming: true }],
    [crash.arrive, {}],
    [crash.standDown, { outcome: null }],
  ] as const) {
    expect(await stranger.refused(operation, { callId, ...more } as never)).toBe('not-found')
  }
  expect(await nurse.refused(crash.answer, { callId, coming: true })).toBe('not-found')
  const { administrator } = hospital
  expect(await administrator.see(callId)).toMatchObject({ id: callId })
  expect(await administrator.refused(crash.standDown, { callId, outcome: null })).toBe('not-found')
  expect((await stranger.ask(crash.history, { kind: 'call' })).calls).toEqual([])
  const log = await administrator.ask(crash.history, { kind: 'call' })
  expect(log.calls[0]).toMatchObject({ id: callId })
  const open = await stranger.ask(crash.listOpen, {})
  expect(open.calls).toEqual([])
})

test('CRA13: what is sent names the team, and neither the place nor a person', async () => {
  const rows = await hospital.query<{ heading: string }>('select distinct heading from notice')
  for (const { heading } of rows) expect(heading).not.toMatch(/Ward 7|Person \d|Ada Bell|circulation/)
})
