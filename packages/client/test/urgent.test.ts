import { api } from '@baton/contract'
import { plainRole } from '@baton/testkit/plain-role'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../src/client.ts'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Hospital, must, openHospital, until } from './hospital.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterEach(() => hospital.putAway())
afterAll(() => hospital.close())

describe('what is urgent, on devices of the real server', () => {
  test('a page is delivered at once, seen when a screen shows it, and accepted; the sender is told each by name', async () => {
    const { people, device } = hospital
    const nurse = (await device(people.amina)).client
    const doctor = (await device(people.ben)).client
    const roleId = await holding(nurse, doctor, 'Medical registrar on call')
    const sent = await must(
      nurse.urgent.send({
        to: { kind: 'role', id: roleId },
        urgency: 'urgent',
        reason: 'NEWS2 6',
        callBack: '4471',
      }),
    )
    const id = sent.escalation.id
    expect(id).toBe(sent.messageId)
    await until(() => openOf(doctor, id)?.asks === 'answer')
    const page = () => openOf(nurse, id)?.escalation.pages[0]
    await until(() => page()?.deliveredAt !== null && page()?.deliveredAt !== undefined)
    expect(page()?.seenAt).toBeNull()
    doctor.urgent.seen(id)
    await until(() => typeof page()?.seenAt === 'string')
    expect(page()?.answer).toBeNull()

    await must(doctor.urgent.accept(id))
    expect(openOf(doctor, id)?.asks).toBe('do')
    await until(() => openOf(nurse, id)?.escalation.acceptedBy === people.ben)
    for (const client of [nurse, doctor]) {
      const fresh = await must(client.call(api.escalation.listOpen, {}))
      expect(client.urgent.store.getSnapshot().open.map(({ escalation }) => escalation)).toEqual(
        fresh.escalations,
      )
    }
    await must(doctor.urgent.complete(id))
    await until(() => nurse.urgent.store.getSnapshot().ended[0]?.escalation.id === id)
    expect(openOf(nurse, id)).toBeUndefined()
  })

  test('what was cancelled while the device was away is told as cancelled when it is back', async () => {
    const { people, device } = hospital
    const storage = memoryStorage()
    const nurse = (await device(people.amina)).client
    const doctor = (await device(people.ben, { storage })).client
    const roleId = await holding(nurse, doctor, 'Surgical registrar on call')
    const { escalation } = await must(
      nurse.urgent.send({ to: { kind: 'role', id: roleId }, urgency: 'emergency', reason: 'Bleeding' }),
    )
    await until(() => openOf(doctor, escalation.id)?.asks === 'answer')
    await doctor.stop()
    await must(nurse.urgent.cancel(escalation.id))

    const back = (await device(people.ben, { storage })).client
    await until(() => back.urgent.get(escalation.id)?.state === 'cancelled')
    expect(openOf(back, escalation.id)).toBeUndefined()
  })
})

/** Lets the doctor go on duty with a new role, and answers with it. */
async function holding(administrator: Client, doctor: Client, name: string): Promise<string> {
  const { role } = await must(administrator.call(api.duty.addRole, { name, ...plainRole }))
  const signingOn = { from: 'site' as const, placeId: null, telephone: null, until: null }
  await must(doctor.call(api.duty.signOn, { ...signingOn, roleIds: [role.id] }))
  return role.id
}

function openOf(client: Client, escalationId: string) {
  return client.urgent.store.getSnapshot().open.find(({ escalation }) => escalation.id === escalationId)
}
