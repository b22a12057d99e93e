import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import { openWardHouse, type WardHouse } from '../about-patient.fixture.ts'
import { readableConversations } from '../audience.ts'
import type { Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { tellUnread } from '../unread/tell-unread.ts'

const { messaging } = api
const dayMinutes = 25 * 60
let house: WardHouse
let nurse: Staff
let registrar: Staff
let stranger: Staff

beforeAll(async () => {
  house = await openWardHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  ;[nurse, registrar, stranger] = [
    await house.hireAt(house.ward),
    await house.hireAt(house.ward),
    await house.hireAt(house.surgery),
  ]
})

async function read(who: Staff, conversationId: string) {
  const { conversation, page } = await who.ask(messaging.openConversation, { conversationId })
  return { conversation, words: page.messages.map(({ body }) => body) }
}

function idsOf(members: readonly { personId: string }[]): string[] {
  return members.map(({ personId }) => personId).sort()
}

test('MSG35: a patient has one conversation, however many open it at once', async () => {
  const patient = await house.admit('Marsh')
  const others = await Promise.all(Array.from({ length: 8 }, () => house.hireAt(house.ward)))
  const everyone = [nurse, registrar, ...others]
  const ids = await Promise.all([...everyone, ...everyone].map((who) => house.open(who, patient.id)))
  expect(new Set(ids).size).toBe(1)
  const { conversation } = await read(nurse, ids[0] ?? '')
  expect(conversation).toMatchObject({ kind: 'patient', title: 'MARSH, Iris', patientId: patient.id })
  expect(idsOf(conversation.members)).toEqual(everyone.map(({ id }) => id).sort())
})

test('MSG35: whoever opens it later reads all that was said there', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await house.say(nurse, conversationId, 'She has not passed water since noon')
  expect(await registrar.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  expect(await house.open(registrar, patient.id)).toBe(conversationId)
  expect((await read(registrar, conversationId)).words).toEqual(['She has not passed water since noon'])
})

test('MSG35: without a relation nobody opens it, and a patient who is not here has none', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  const patientId = patient.id
  expect(await stranger.refused(messaging.startAboutPatient, { patientId })).toBe('no-relationship')
  expect(await stranger.refused(messaging.listReaders, { patientId })).toBe('no-relationship')
  expect(await stranger.refused(messaging.sendMessage, { conversationId, body: 'Hello' })).toBe('not-found')
  expect(await nurse.refused(messaging.startAboutPatient, { patientId: uuidv7() })).toBe('not-found')
  expect(await nurse.refused(messaging.listReaders, { patientId: uuidv7() })).toBe('not-found')
})

test('MSG35: who is in it and who may read it is told before it is opened', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  const before = await registrar.ask(messaging.listReaders, { patientId: patient.id })
  expect(before).toMatchObject({ memberIds: [nurse.id], conversationId: null })
  expect(before.personIds).toEqual(expect.arrayContaining([nurse.id, registrar.id]))
  expect(before.personIds).not.toContain(stranger.id)
  await house.open(registrar, patient.id)
  const after = await registrar.ask(messaging.listReaders, { patientId: patient.id })
  expect(after).toMatchObject({ memberIds: [nurse.id, registrar.id].sort(), conversationId })
})

test('MSG4: nobody leaves, renames or adds to it but by what they have to do with the patient', async () => {
  const conversationId = await house.open(nurse, (await house.admit('Marsh')).id)
  const adding = { conversationId, personIds: [stranger.id], history: 'all' as const }
  expect(await nurse.refused(messaging.addMembers, adding)).toBe('not-allowed')
  expect(await nurse.refused(messaging.leaveGroup, { conversationId })).toBe('not-allowed')
  expect(await nurse.refused(messaging.renameGroup, { conversationId, title: 'Bed 4' })).toBe('not-allowed')
})

test('MSG36: who goes off duty leaves and receives nothing of it from then on', async () => {
  const conversationId = await house.open(nurse, (await house.admit('Marsh')).id)
  await house.open(registrar, (await read(nurse, conversationId)).conversation.patientId ?? '')
  await registrar.signOff()
  const from = house.published.length
  await house.say(nurse, conversationId, 'Still nothing')
  expect(await registrar.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  expect(idsOf((await read(nurse, conversationId)).conversation.members)).toEqual([nurse.id])
  const told = house.published.slice(from).filter(({ stream }) => stream === `person:${registrar.id}`)
  expect(told).toEqual([])
})

test('MSG36: when the patient moves to another ward, the ward that they left has left in the same moment', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await house.say(nurse, conversationId, 'For theatre at four')
  await nurse.ask(api.patients.admitPatient, { patientId: patient.id, wardId: house.surgery, bed: null })
  expect(await nurse.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  expect(await house.open(stranger, patient.id)).toBe(conversationId)
  expect((await read(stranger, conversationId)).words).toEqual(['For theatre at four'])
})

test('MSG36: a reason lets somebody read and write for as long as it holds, and no longer', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await stranger.ask(api.patients.breakGlass, {
    patientId: patient.id,
    reason: 'Asked to see her in theatre',
  })
  expect(await house.open(stranger, patient.id)).toBe(conversationId)
  await house.wait(59)
  await house.lapse()
  await house.say(stranger, conversationId, 'Seen; nothing for us')
  await house.wait(2)
  await house.lapse()
  expect(await stranger.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  expect((await read(nurse, conversationId)).words).toEqual(['Seen; nothing for us'])
})

test('MSG36: told twice of the same, nothing changes', async () => {
  const patient = await house.admit('Marsh')
  await house.open(nurse, patient.id)
  await house.open(registrar, patient.id)
  await registrar.signOff()
  const from = house.published.length
  await house.settle()
  await house.lapse()
  await house.open(nurse, patient.id)
  expect(house.published.length).toBe(from)
})

test('the conversation takes on the patient’s corrected name', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  const { family: _family, given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts } = patient
  await nurse.ask(api.patients.changePatient, {
    ...{ given, birthDate, sex, nhsNumber, hospitalNumber, consultant, alerts },
    patientId: patient.id,
    version: patient.version,
    family: 'March',
  })
  expect((await read(nurse, conversationId)).conversation.title).toBe('MARCH, Iris')
})

test('MSG25: an urgent message in it is to nobody in particular', async () => {
  const conversationId = await house.open(nurse, (await house.admit('Marsh')).id)
  await house.open(registrar, (await read(nurse, conversationId)).conversation.patientId ?? '')
  const urgent = {
    to: { kind: 'conversation' as const, id: conversationId },
    urgency: 'urgent' as const,
    reason: 'NEWS2 of 7',
  }
  expect(await nurse.refused(messaging.sendUrgent, urgent)).toBe('nobody-there')
})

test('MSG15: what was said about a patient is found by members, and by nobody else', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await house.say(nurse, conversationId, 'Potassium of 6.1 on the gas')
  const find = async (who: Staff) =>
    (await who.ask(messaging.searchMessages, { text: 'potassium' })).hits.length
  expect(await find(nurse)).toBe(1)
  expect(await find(registrar)).toBe(0)
  await house.open(registrar, patient.id)
  expect(await find(registrar)).toBe(1)
  await registrar.signOff()
  expect(await find(registrar)).toBe(0)
})

test('MSG38, MSG20: a patient’s name stands in no row of a conversation or its events, and another organisation has none of it', async () => {
  const patient = await house.admit('Quillfeather')
  const conversationId = await house.open(nurse, patient.id)
  await house.say(nurse, conversationId, 'Quillfeather in bed 4')
  expect(await house.standsInWords('Quillfeather')).toEqual([])
  expect(await house.standsInWords('QUILLFEATHER')).toEqual([])
  expect(await house.rowsSeenBy(uuidv7(), conversationId)).toBe(0)
  expect(await house.rowsSeenBy(house.organisationId, conversationId)).toBe(1)
})

test('RT13: the replay law holds when a conversation about a patient is opened, and when somebody may see them no longer', async () => {
  const patient = await house.admit('Marsh')
  const readers = [nurse, registrar, stranger]
  await keepsReplayLaw(house, readers, async () => {
    const conversationId = await house.open(nurse, patient.id)
    await house.say(nurse, conversationId, 'One')
    await house.open(registrar, patient.id)
  })
  await keepsReplayLaw(house, readers, async () => {
    await registrar.signOff()
    await house.say(nurse, await house.open(nurse, patient.id), 'Two')
  })
  await keepsReplayLaw(house, readers, async () => {
    await nurse.ask(api.patients.admitPatient, { patientId: patient.id, wardId: house.surgery, bed: null })
    await house.say(stranger, await house.open(stranger, patient.id), 'Three')
  })
})

test('RT2: the same command again opens the same conversation', async () => {
  const patientId = (await house.admit('Marsh')).id
  const commandId = uuidv7()
  const first = await nurse.ask(messaging.startAboutPatient, { patientId }, commandId)
  expect(await nurse.ask(messaging.startAboutPatient, { patientId }, commandId)).toEqual(first)
})

test('MSG36: who entered a patient is in their conversation for a day', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(house.administrator, patient.id)
  await house.open(nurse, patient.id)
  await house.wait(dayMinutes)
  await house.lapse()
  expect(await house.administrator.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('MSG38: a notification of what is said about a patient says how many messages wait, and of nobody', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await house.open(registrar, patient.id)
  await registrar.addDevice()
  await house.wait(1)
  const said = { conversationId, body: 'Mrs Marsh is in pain', urgency: 'soon' as const }
  await nurse.ask(messaging.sendMessage, said)
  await house.wait(1)
  const organisations = async () => [{ id: house.organisationId }]
  await tellUnread({ ...house.parts, organisations, isPresent: () => false }, house.clock.now())
  const { rows } = await house.database.system.query<{ heading: string }>(
    'select heading from notice where person_id = $1',
    [registrar.id],
  )
  expect(rows).toEqual([{ heading: '1 new message' }])
})

test('RT9: the stream of a patient’s conversation is read by its members, and by nobody else', async () => {
  const patient = await house.admit('Marsh')
  const conversationId = await house.open(nurse, patient.id)
  await house.open(registrar, patient.id)
  const readers = async () => {
    const everyone = [nurse, registrar, stranger].map(({ id }) => id)
    const readable = await inSystemTransaction(house.database.system, (transaction) =>
      readableConversations(transaction, everyone),
    )
    return readable.filter(({ stream }) => stream.id === conversationId).map(({ personId }) => personId)
  }
  expect((await readers()).sort()).toEqual([nurse.id, registrar.id].sort())
  await registrar.signOff()
  expect(await readers()).toEqual([nurse.id])
})
