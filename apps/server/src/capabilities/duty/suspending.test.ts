import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Colleague, type Hospital, here, openHospital } from './hospital.fixture.ts'
import { createDuty, holdersOf, reachableAmong } from './index.ts'

const { duty, identity } = api
let hospital: Hospital
let atWork: { stop(): Promise<void> }
let ada: Colleague
let ben: Colleague
let named = 0

beforeAll(async () => {
  hospital = await openHospital()
  atWork = createDuty(hospital.parts).start()
})
afterAll(async () => {
  await atWork.stop()
  await hospital.close()
})
beforeEach(async () => {
  named += 1
  ;[ada, ben] = [await hospital.hire(), await hospital.hire()]
})

/** Suspends, and lets duty notice. */
async function suspend(who: Colleague): Promise<void> {
  await hospital.suspend(who)
  for (let tries = 0; tries < 200; tries += 1) {
    hospital.clock.advance(1_000)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const { duties } = await hospital.administrator.ask(duty.listDuty, {})
    if (!duties.some(({ personId }) => personId === who.id)) return
  }
  throw new Error('duty did not notice')
}

it('DUT12: whoever is suspended is off duty and holds nothing; what must be covered falls', async () => {
  const sho = await hospital.addRole(`SHO ${named}`)
  const registrar = await hospital.addRole(`Registrar ${named}`, {
    cover: { kind: 'always' },
    fallbackRoleId: sho,
  })
  await ada.signOn(registrar)
  await ben.signOn(sho)
  const item = await hospital.items.arrive(registrar)
  await hospital.items.accept(item, ada.id)
  await suspend(ada)
  const { roles } = await ben.ask(duty.listRoles, {})
  const now = roles.find(({ id }) => id === registrar)
  expect(now?.holders.map(({ personId }) => personId)).toEqual([ben.id])
  expect((await ben.ask(duty.roleHistory, { roleId: registrar })).holdings).toMatchObject([
    { personId: ben.id, began: 'fallen-back' },
    { personId: ada.id, ended: 'suspended' },
  ])
  expect((await hospital.items.all()).find(({ id }) => id === item)?.acceptedBy).toBe(ben.id)
  await hospital.items.done(item)
})

it('DUT12: with nobody to fall to it goes to whoever coordinates', async () => {
  const registrar = await hospital.addRole(`Registrar ${named}`, { cover: { kind: 'always' } })
  const site = await hospital.addRole(`Site manager ${named}`, { coordinates: true })
  await ada.signOn(registrar)
  await ben.signOn(site)
  await suspend(ada)
  const found = await hospital.read((transaction) => holdersOf(transaction, [registrar]))
  expect(found.get(registrar)).toEqual([ben.id])
  await hospital.administrator.ask(duty.retireRole, { roleId: site })
})

it('DUT12: only where nobody coordinates is it left empty, and somebody can take it', async () => {
  const registrar = await hospital.addRole(`Registrar ${named}`, { cover: { kind: 'always' } })
  await ada.signOn(registrar)
  await suspend(ada)
  const found = await hospital.read((transaction) => holdersOf(transaction, [registrar]))
  expect(found.get(registrar)).toEqual([])
  await ben.signOn(registrar)
})

it('DUT17: is not reached even in the moment before duty notices', async () => {
  await ada.signOn()
  await hospital.suspend(ada)
  const now = hospital.clock.now()
  expect((await hospital.read((transaction) => reachableAmong(transaction, [ada.id], now))).size).toBe(0)
})

it('DUT12: reinstated, one is off duty until one signs on', async () => {
  await ada.signOn()
  await suspend(ada)
  await hospital.administrator.ask(identity.reinstatePerson, { personId: ada.id })
  hospital.clock.advance(1_000)
  expect((await ada.ask(duty.myDuty, {})).duty.state).toBe('off')
  await ada.ask(duty.signOn, { ...here, roleIds: [] })
})
