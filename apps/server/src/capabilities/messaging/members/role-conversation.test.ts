import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepRoleConversations } from '../commands/keep-role-conversations.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { type Colleague, openWard, type Ward } from '../ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let midwife: Colleague
let registrar: Colleague
let nextRegistrar: Colleague
let roleId: string

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

beforeEach(async () => {
  ;[nurse, midwife, registrar, nextRegistrar] = [
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
  ]
  roleId = ward.paper.addRole('Medical registrar on call')
  ward.paper.hold(roleId, registrar)
})

async function ask(who: Colleague): Promise<string> {
  return (await who.ask(messaging.startWithRole, { roleId })).conversationId
}

/** From now on these people hold the role, and messaging has heard of it. */
async function heldBy(...people: Colleague[]): Promise<void> {
  ward.paper.hold(roleId, ...people)
  await level()
}

async function level(): Promise<void> {
  const { organisationId } = ward
  await keepRoleConversations(ward.parts, { organisationId, roleId, personId: null, at: ward.clock.now() })
}

function say(who: Colleague, conversationId: string, body: string) {
  return who.ask(messaging.sendMessage, { conversationId, body })
}

async function read(who: Colleague, conversationId: string) {
  const { conversation, standing, page } = await who.ask(messaging.openConversation, { conversationId })
  return { conversation, standing, words: page.messages.map(({ body }) => body) }
}

test('MSG22: a person has one conversation with a role, and another person has another', async () => {
  const ids = await Promise.all([ask(nurse), ask(nurse), ask(nurse)])
  expect(new Set(ids).size).toBe(1)
  expect(await ask(midwife)).not.toBe(ids[0])
  const { conversation } = await read(nurse, ids[0] ?? '')
  expect(conversation).toMatchObject({ kind: 'role', title: 'Medical registrar on call', roleId })
  expect(conversation.askedBy).toBe(nurse.id)
  expect(conversation.members.map(({ personId }) => personId)).toEqual([nurse.id, registrar.id].sort())
})

test('MSG22: whoever takes the role over reads what was said before, and the one who asked stays', async () => {
  const conversationId = await ask(nurse)
  await say(nurse, conversationId, 'Bed 4 is breathless')
  await heldBy(nextRegistrar)
  const { words, conversation } = await read(nextRegistrar, conversationId)
  expect(words).toEqual(['Bed 4 is breathless'])
  expect(conversation.members.map(({ personId }) => personId)).toEqual([nurse.id, nextRegistrar.id].sort())
})

test('MSG23: who holds the role no longer receives nothing of it from then on', async () => {
  const conversationId = await ask(nurse)
  await heldBy(nextRegistrar)
  const from = ward.published.length
  await say(nurse, conversationId, 'Still breathless')
  expect(await registrar.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  expect(await registrar.refused(messaging.sendMessage, { conversationId, body: 'Coming' })).toBe('not-found')
  const told = ward.published.slice(from).filter((event) => event.stream === `person:${registrar.id}`)
  expect(told).toEqual([])
})

test('MSG23: a new holder begins where the role had read to, and is not said to have seen it', async () => {
  const conversationId = await ask(nurse)
  const seen = await say(nurse, conversationId, 'Bed 4 is breathless')
  await registrar.ask(messaging.markSeen, { conversationId, upTo: 1 })
  await say(nurse, conversationId, 'And now he is confused')
  await heldBy(nextRegistrar)
  expect((await read(nextRegistrar, conversationId)).standing.unread).toBe(1)
  const { receipts } = await nurse.ask(messaging.listReceipts, { messageId: seen.messageId })
  expect(receipts.find(({ personId }) => personId === registrar.id)?.seenAt).not.toBeNull()
  expect(receipts.find(({ personId }) => personId === nextRegistrar.id)?.seenAt).toBeNull()
})

test('MSG23: who comes back to the role finds unread only what no holder has seen', async () => {
  const conversationId = await ask(nurse)
  await say(nurse, conversationId, 'One')
  await registrar.ask(messaging.markSeen, { conversationId, upTo: 1 })
  await heldBy(nextRegistrar)
  await say(nurse, conversationId, 'Two')
  await nextRegistrar.ask(messaging.markSeen, { conversationId, upTo: 2 })
  await say(nurse, conversationId, 'Three')
  await heldBy(registrar)
  const { standing, words } = await read(registrar, conversationId)
  expect(words).toEqual(['One', 'Two', 'Three'])
  expect(standing.unread).toBe(1)
})

test('a holder who asks their own role stays when they hold it no longer', async () => {
  const conversationId = await ask(registrar)
  await heldBy(nextRegistrar)
  expect((await read(registrar, conversationId)).conversation.members).toHaveLength(2)
})

test('where nobody holds the role, those to whom it falls read its conversations', async () => {
  const fallback = ward.paper.addRole('Site manager')
  ward.paper.hold(fallback, nextRegistrar)
  ward.paper.change(roleId, { fallbackRoleId: fallback })
  const conversationId = await ask(nurse)
  await heldBy()
  expect((await read(nextRegistrar, conversationId)).conversation.members).toHaveLength(2)
  ward.paper.hold(fallback, midwife)
  await level()
  expect((await read(midwife, conversationId)).conversation.members).toHaveLength(2)
})

test('the conversation takes on the role’s new name', async () => {
  const conversationId = await ask(nurse)
  ward.paper.change(roleId, { name: 'Acute medical registrar' })
  await level()
  expect((await read(nurse, conversationId)).conversation.title).toBe('Acute medical registrar')
})

test('a retired role is not turned to any more; what was said is there for the one who asked', async () => {
  const conversationId = await ask(nurse)
  ward.paper.change(roleId, { state: 'retired', holders: [] })
  await level()
  expect(await ask(nurse)).toBe(conversationId)
  expect(await midwife.refused(messaging.startWithRole, { roleId })).toBe('no-longer-possible')
  expect(await nurse.refused(messaging.startWithRole, { roleId: uuidv7() })).toBe('not-found')
})

test('MSG27: in the name of a role writes who holds it, and nobody else', async () => {
  const conversationId = await ask(nurse)
  const body = 'On my way'
  await registrar.ask(messaging.sendMessage, { conversationId, body, asRoleId: roleId, urgency: 'soon' })
  expect(await nurse.refused(messaging.sendMessage, { conversationId, body, asRoleId: roleId })).toBe(
    'not-allowed',
  )
  const { page } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(page.messages).toMatchObject([{ authorId: registrar.id, asRoleId: roleId, urgency: 'soon' }])
})

test('RT2: the same words with another urgency are another message', async () => {
  const conversationId = await ask(nurse)
  const commandId = uuidv7()
  const plain = { conversationId, body: 'Bloods please' }
  const soon = { ...plain, urgency: 'soon' as const }
  const first = await nurse.ask(messaging.sendMessage, soon, commandId)
  expect(await nurse.ask(messaging.sendMessage, soon, commandId)).toEqual(first)
  expect(await nurse.refused(messaging.sendMessage, plain, commandId)).toBe('conflict')
})

test('told twice of the same holders, nothing changes', async () => {
  await ask(nurse)
  await heldBy(nextRegistrar)
  const from = ward.published.length
  await level()
  expect(ward.published.length).toBe(from)
})

test('MSG9, MSG22: whatever changes hands while people write, every message is read by whoever holds it last', async () => {
  const conversationId = await ask(nurse)
  const turns = Array.from({ length: 12 }, async (_, index) => {
    if (index % 3 === 0) await heldBy(index % 2 === 0 ? nextRegistrar : registrar)
    await say(nurse, conversationId, `Message ${index}`)
    await registrar.try(messaging.sendMessage, { conversationId, body: `Answer ${index}` })
  })
  await Promise.all(turns)
  await heldBy(midwife)
  const { conversation, words } = await read(midwife, conversationId)
  expect(conversation.members.map(({ personId }) => personId)).toEqual([nurse.id, midwife.id].sort())
  expect(words.length).toBe(conversation.lastNumber)
  expect(words.filter((body) => body?.startsWith('Message')).length).toBe(12)
})

test('RT13: the replay law holds when a role is turned to and changes hands', async () => {
  await keepsReplayLaw(ward, [nurse, midwife, registrar, nextRegistrar], async () => {
    const conversationId = await ask(nurse)
    await say(nurse, conversationId, 'Bed 4 is breathless')
  })
  const conversationId = await ask(nurse)
  await keepsReplayLaw(ward, [nurse, midwife, registrar, nextRegistrar], async () => {
    await registrar.ask(messaging.sendMessage, { conversationId, body: 'Coming', asRoleId: roleId })
    await heldBy(nextRegistrar, midwife)
    await say(midwife, conversationId, 'I have it now')
    ward.paper.change(roleId, { name: 'Acute medical registrar' })
    await heldBy(registrar)
  })
})
