import { api } from '@baton/contract'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../src/create-client.ts'
import { nodePorts } from '../src/node.ts'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Hospital, must, openHospital, until } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(() => hospital.putAway())
afterAll(() => hospital.close())

const details = {
  purpose: null,
  siteId: null,
  placeId: null,
  teamId: null,
  contact: { telephone: null, bleep: '2416' },
  cover: { kind: 'none' as const },
  holdersAtMost: 1,
  fallbackRoleId: null,
  coordinates: false,
}
const signingOn = { from: 'site' as const, placeId: null, telephone: '5501', until: null }

describe('duty on devices of the real server', () => {
  test('who signs on with a role is seen by everyone, and on their own other device', async () => {
    const { people, device } = hospital
    const [amina, ben, other] = [
      (await device(people.amina)).client,
      (await device(people.ben)).client,
      (await device(people.ben)).client,
    ]
    const { role } = await must(amina.call(api.duty.addRole, { ...details, name: 'Registrar on call' }))
    expect(amina.duty.of(people.ben)).toBeUndefined()
    await until(() => amina.duty.of(people.ben)?.state === 'off')

    await must(ben.call(api.duty.signOn, { ...signingOn, roleIds: [role.id] }))
    await until(() => amina.duty.of(people.ben)?.telephone === '5501')
    await until(() => amina.duty.roles.getSnapshot().byId.get(role.id)?.holders.length === 1)
    for (const mine of [ben, other]) {
      await until(() => mine.duty.mine.getSnapshot()?.duty.state === 'on')
      await until(() => mine.duty.mine.getSnapshot()?.holding[0]?.id === role.id)
    }

    await must(ben.call(api.duty.signOff, {}))
    await until(() => amina.duty.of(people.ben)?.state === 'off')
    await until(() => amina.duty.roles.getSnapshot().byId.get(role.id)?.holders.length === 0)
    await until(() => other.duty.mine.getSnapshot()?.holding.length === 0)
  })

  test('an offer is there when the device comes back, and the roles are as they are now', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const amina = (await device(people.amina)).client
    const away = (await device(people.chidi, { storage })).client
    const { role } = await must(amina.call(api.duty.addRole, { ...details, name: 'Site manager' }))
    await must(away.call(api.duty.signOn, { ...signingOn, roleIds: [] }))
    await until(() => away.duty.mine.getSnapshot()?.duty.state === 'on')
    await away.stop()

    await must(amina.call(api.duty.signOn, { ...signingOn, roleIds: [role.id] }))
    const { offer } = await must(
      amina.call(api.duty.offerRole, { roleId: role.id, toPersonId: people.chidi }),
    )
    const back = (await device(people.chidi, { storage })).client
    await until(() => back.duty.mine.getSnapshot()?.offers[0]?.id === offer.id)
    await until(() => back.duty.roles.getSnapshot().byId.get(role.id)?.holders.length === 1)
    await must(back.call(api.duty.acceptRole, { offerId: offer.id }))
    await until(() => back.duty.mine.getSnapshot()?.holding[0]?.id === role.id)
    await until(() => amina.duty.mine.getSnapshot()?.holding.length === 0)
  })

  test('what was seen opens without a server', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const first = (await device(people.amina, { storage })).client
    await until(() => first.duty.mine.getSnapshot() !== null && first.duty.roles.getSnapshot().loaded)
    const before = first.duty.roles.getSnapshot().all.map(({ name }) => name)
    await first.stop()

    const again = createClient({ ...nodePorts(), baseUrl: 'http://127.0.0.1:9', storage })
    await again.start()
    expect(again.duty.mine.getSnapshot()?.duty.personId).toBe(people.amina)
    expect(again.duty.roles.getSnapshot().all.map(({ name }) => name)).toEqual(before)
    await again.stop()
  })
})
