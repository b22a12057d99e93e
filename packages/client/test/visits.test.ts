import { api, type Organisation } from '@baton/contract'
import { plainRole } from '@baton/testkit/plain-role'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Client, OpenVisit } from '../src/client.ts'
import { memoryStorage } from '../src/storage/memory-storage.ts'
import { type Hospital, must, openHospital, until } from './hospital.ts'

let hospital: Hospital
/** The administrator of the burns centre, who is its registrar too. */
let hana: string
let burns: Organisation
let roleId: string

beforeAll(async () => {
  hospital = await openHospital()
  hana = await hospital.found('Severn Burns Centre')
  const registrar = (await hospital.device(hana)).client
  burns = registrar.session.getSnapshot().me?.organisation ?? { id: '', name: '' }
  roleId = await holding(registrar, 'Burns registrar on call')
  await must(registrar.call(api.duty.setReachable, { roleId, reachable: true }))
})
beforeEach(() => connect())
afterEach(async () => {
  await disconnect()
  await hospital.putAway()
})
afterAll(() => hospital.close())

describe('a nurse who turns to a role of a connected organisation, on devices of the real server', () => {
  test('AFF4, AFF8: writes, is answered, and sees who has read it, in a client of its own', async () => {
    const { nurse, registrar, visit, room } = await turned()
    const there = visit.client
    await there.conversation(room).send('Hot water, both hands')
    await until(() => bodies(registrar, room).includes('Hot water, both hands'))
    registrar.conversation(room).seen(1)
    const seenByHana = () =>
      there
        .conversation(room)
        .getSnapshot()
        .conversation?.members.find(({ personId }) => personId === hana)?.seenUpTo
    await until(() => seenByHana() === 1)
    await registrar.conversation(room).send('Send a photo')
    await until(() => nurse.visits.unread.getSnapshot().messages === 1)
    expect(nurse.unread.getSnapshot().messages).toBe(0)
    there.conversation(room).seen(2)
    await until(() => nurse.visits.unread.getSnapshot().messages === 0)
    expect(there.duty.roles.getSnapshot().all.map(({ id }) => id)).toEqual([roleId])
    await until(() => there.people.get(hana)?.name === 'Hana Kim')
    const me = there.session.getSnapshot().me?.person.id ?? ''
    await until(() => registrar.people.get(me)?.visitorFrom?.name === "St Brannoc's")
  })

  test('AFF6, RT12: the lines of both come back after a restart, with what was written meanwhile', async () => {
    const { visit, registrar, room } = await turned()
    await hospital.restart(async () => {
      await until(() => visit.client.connection.getSnapshot().line === 'offline')
      await visit.client.conversation(room).send('Written in the lift')
    })
    await until(() => bodies(registrar, room).includes('Written in the lift'))
    expect(bodies(registrar, room).filter((body) => body === 'Written in the lift')).toHaveLength(1)
  })

  test('RT13, RT22: after being away the visit is what a fresh one would be', async () => {
    const storage = memoryStorage()
    const { nurse, registrar, visit, room } = await turned(storage)
    await visit.client.conversation(room).send('One')
    await until(() => bodies(registrar, room).includes('One'))
    await nurse.stop()
    const unsaid = await must(
      registrar.call(api.messaging.sendMessage, { conversationId: room, body: 'Never mind' }),
    )
    await must(registrar.call(api.messaging.withdrawMessage, { messageId: unsaid.messageId }))
    await must(registrar.call(api.messaging.sendMessage, { conversationId: room, body: 'Two' }))
    await must(registrar.call(api.messaging.reactToMessage, { ...(await firstOf(registrar, room)) }))

    const back = (await hospital.device(hospital.people.ben, { storage })).client
    await until(() => back.visits.known.getSnapshot())
    const there = back.visits.clientOf(room)
    expect(there).not.toBe(back)
    const fresh = await must(there.call(api.messaging.listInbox, {}))
    await until(() => there.inbox.getSnapshot().position >= fresh.position)
    await until(() => there.inbox.getSnapshot().entries[0]?.position === fresh.entries[0]?.position)
    expect(there.inbox.getSnapshot().entries).toEqual(fresh.entries)
  })

  test('AFF12: a photo goes there whole, with whom it shows as she told it', async () => {
    const { registrar, visit, room } = await turned()
    const toldPatient = { family: 'Hill', given: 'Rosa', birthDate: '1961-04-09', nhsNumber: null }
    const content = new Blob([`what was seen ${'x'.repeat(5000)}`], { type: 'text/plain' })
    const added = await must(
      visit.client.uploads.add(content, { name: 'hand.txt', forId: room, toldPatient }),
    )
    await visit.client.conversation(room).send('Her hand', { fileIds: [added.id] })
    const file = () =>
      registrar
        .conversation(room)
        .getSnapshot()
        .messages.find(({ body }) => body === 'Her hand')?.files[0]
    await until(() => file() !== undefined)
    expect(file()).toMatchObject({ id: added.id, bytes: content.size, toldPatient, patientId: null })
  })

  test('AFF8: something urgent is accepted there, and she sees by whom', async () => {
    const { registrar, visit } = await turned()
    const { escalation } = await must(
      visit.client.urgent.send({
        to: { kind: 'role', id: roleId },
        urgency: 'urgent',
        reason: 'Airway burns',
        callBack: '4471',
      }),
    )
    const openOn = (client: Client) =>
      client.urgent.store.getSnapshot().open.find((item) => item.escalation.id === escalation.id)
    await until(() => openOn(registrar)?.asks === 'answer')
    await must(registrar.urgent.accept(escalation.id))
    await until(() => openOn(visit.client)?.escalation.acceptedBy === hana)
    await must(registrar.urgent.complete(escalation.id))
    await until(() => openOn(visit.client) === undefined)
  })

  test('AFF3: within 5 s of the end nothing of it is open any more; connected again, it goes on', async () => {
    const storage = memoryStorage()
    const { nurse, registrar, visit, room } = await turned(storage)
    await visit.client.conversation(room).send('Before')
    await until(() => bodies(registrar, room).includes('Before'))
    const endedAt = Date.now()
    await disconnect()
    await until(() => nurse.visits.store.getSnapshot().length === 0)
    expect(Date.now() - endedAt).toBeLessThan(5000)
    expect(nurse.session.getSnapshot().state).toBe('signed-in')
    expect(nurse.visits.clientOf(room)).toBe(nurse)
    expect(await visit.client.call(api.messaging.listInbox, {})).toMatchObject({ ok: false })
    expect(await nurse.visits.begin(burns.id)).toMatchObject({ refusal: { code: 'not-found' } })
    await connect()
    await until(() => nurse.visits.places.getSnapshot().has(room))
    await nurse.visits.clientOf(room).conversation(room).send('After')
    await until(() => bodies(registrar, room).includes('After'))
  })

  test('AFF6: signing out at home ends the visit, on the server too', async () => {
    const { nurse, visit, room } = await turned()
    await nurse.signOut()
    expect(nurse.visits.store.getSnapshot()).toEqual([])
    expect(visit.client.inbox.getSnapshot().entries).toEqual([])
    expect(await visit.client.call(api.messaging.openConversation, { conversationId: room })).toMatchObject({
      refusal: { code: 'not-signed-in' },
    })
  })
})

/** Ben, a nurse for once, with a visit and a conversation with the burns registrar; and her device, reading it. */
async function turned(storage = memoryStorage()) {
  const nurse = (await hospital.device(hospital.people.ben, { storage })).client
  const registrar = (await hospital.device(hana)).client
  await until(() => nurse.visits.organisations.getSnapshot().length === 1)
  const visit: OpenVisit = await must(nurse.visits.begin(burns.id))
  const { conversationId: room } = await must(visit.client.call(api.messaging.startWithRole, { roleId }))
  await until(() => nurse.visits.places.getSnapshot().get(room) === visit.client)
  for (const client of [visit.client, registrar]) client.conversation(room).subscribe(() => {})
  await until(() => registrar.conversation(room).getSnapshot().state === 'ready')
  return { nurse, registrar, visit, room }
}

async function connect(): Promise<void> {
  const [here, there] = [
    (await hospital.device(hospital.people.amina)).client,
    (await hospital.device(hana)).client,
  ]
  const { code } = await must(here.call(api.identity.inviteOrganisation, {}))
  await must(there.call(api.identity.acceptInvitation, { code }))
}

async function disconnect(): Promise<void> {
  const { client } = await hospital.device(hospital.people.amina)
  const { affiliations } = await must(client.call(api.identity.listAffiliations, {}))
  for (const { id } of affiliations) {
    await must(client.call(api.identity.endAffiliation, { affiliationId: id }))
  }
}

async function holding(registrar: Client, name: string): Promise<string> {
  const { role } = await must(registrar.call(api.duty.addRole, { name, ...plainRole }))
  const signingOn = { from: 'site' as const, placeId: null, telephone: null, until: null }
  await must(registrar.call(api.duty.signOn, { ...signingOn, roleIds: [role.id] }))
  return role.id
}

function bodies(client: Client, room: string): (string | null)[] {
  return client
    .conversation(room)
    .getSnapshot()
    .messages.map(({ body }) => body)
}

async function firstOf(client: Client, room: string) {
  const { page } = await must(
    client.call(api.messaging.openConversation, { conversationId: room, around: 1 }),
  )
  return { messageId: page.messages[0]?.id ?? '', emoji: '👍', present: true }
}
