import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { connectWith, type Neighbours, visit } from './neighbours.fixture.ts'

const { messaging, duty, identity } = api
let house: House
let community: Neighbours
/** A nurse of the community hospital, as she is at the burns unit. */
let nurse: Staff
let registrar: Staff
let roleId: string

beforeAll(async () => {
  house = await openHouse()
  community = await connectWith(house, 'Moor View Community Hospital')
})
afterAll(() => house.close())

beforeEach(async () => {
  registrar = await house.hire()
  roleId = await house.addRole('Burns registrar on call')
  await house.administrator.ask(duty.setReachable, { roleId, reachable: true })
  await registrar.signOn(roleId)
  nurse = await visit(house, await community.hire())
})

async function begin(who = nurse): Promise<string> {
  return (await who.ask(messaging.startWithRole, { roleId })).conversationId
}

function say(who: Staff, conversationId: string, body: string, replyToId?: string) {
  const input = { conversationId, body, ...(replyToId !== undefined && { replyToId }) }
  return who.ask(messaging.sendMessage, input)
}

async function read(who: Staff, conversationId: string) {
  const { conversation, page, standing } = await who.ask(messaging.openConversation, { conversationId })
  return { conversation, standing, messages: page.messages, words: page.messages.map(({ body }) => body) }
}

test('AFF8: a nurse of one hospital turns to a role of another, and whoever holds it answers', async () => {
  const conversationId = await begin()
  await say(nurse, conversationId, 'Scald of the forearm, two years old')
  const { conversation, words } = await read(registrar, conversationId)
  expect(conversation).toMatchObject({ kind: 'role', roleId, askedBy: nurse.id })
  expect(words).toEqual(['Scald of the forearm, two years old'])
  await registrar.ask(messaging.sendMessage, {
    conversationId,
    body: 'Cool it and send her',
    asRoleId: roleId,
  })
  expect((await read(nurse, conversationId)).words).toEqual([
    'Scald of the forearm, two years old',
    'Cool it and send her',
  ])
  expect(await begin()).toBe(conversationId)
})

test('AFF8: her list, her unread and what was delivered and seen are as for anybody', async () => {
  const conversationId = await begin()
  const { messageId } = await say(nurse, conversationId, 'Scald of the forearm')
  await registrar.ask(messaging.markDelivered, { conversationId, upTo: 1 })
  await registrar.ask(messaging.markSeen, { conversationId, upTo: 1 })
  const { receipts } = await nurse.ask(messaging.listReceipts, { messageId })
  expect(receipts).toMatchObject([{ personId: registrar.id }])
  expect(receipts[0]?.seenAt).not.toBeNull()
  const answered = await say(registrar, conversationId, `<@person:${nurse.id}> cool it`)
  const { entries } = await nurse.ask(messaging.listInbox, {})
  expect(entries).toMatchObject([
    { conversation: { id: conversationId }, standing: { unread: 1, unreadMentions: 1 } },
  ])
  await nurse.ask(messaging.markSeen, { conversationId, upTo: 2 })
  expect((await read(nurse, conversationId)).standing.unread).toBe(0)
  const seen = await registrar.ask(messaging.listReceipts, { messageId: answered.messageId })
  expect(seen.receipts.find(({ personId }) => personId === nurse.id)?.seenAt).not.toBeNull()
})

test('AFF8: she corrects, withdraws, reacts, answers in a thread, keeps, drafts and mutes', async () => {
  const conversationId = await begin()
  const first = await say(nurse, conversationId, 'Left arm')
  await nurse.ask(messaging.editMessage, { messageId: first.messageId, body: 'Right arm' })
  const { versions } = await registrar.ask(messaging.listVersions, { messageId: first.messageId })
  expect(versions.map(({ body }) => body)).toEqual(['Left arm'])
  const reply = await say(registrar, conversationId, 'Which half?', first.messageId)
  await say(nurse, conversationId, 'The upper', reply.messageId)
  const thread = await nurse.ask(messaging.openThread, { messageId: reply.messageId })
  expect(thread.replies.map(({ body }) => body)).toEqual(['Which half?', 'The upper'])
  await nurse.ask(messaging.reactToMessage, { messageId: reply.messageId, emoji: '👍', present: true })
  const wrong = await say(nurse, conversationId, 'Not for you')
  await nurse.ask(messaging.withdrawMessage, { messageId: wrong.messageId })
  await nurse.ask(messaging.saveForLater, { messageId: reply.messageId, saved: true })
  await nurse.ask(messaging.saveDraft, { conversationId, body: 'She is' })
  await nurse.ask(messaging.muteConversation, { conversationId, until: '2026-03-03T08:00:00Z' })
  const { messages, standing } = await read(nurse, conversationId)
  expect(messages.map(({ body }) => body)).toEqual(['Right arm', 'Which half?', 'The upper', null])
  expect(messages[1]?.reactions).toMatchObject([{ emoji: '👍', personIds: [nurse.id] }])
  expect(standing.mutedUntil).toBe('2026-03-03T08:00:00.000Z')
  expect((await nurse.ask(messaging.listSaved, {})).messages).toHaveLength(1)
  const { page } = await nurse.ask(messaging.pageMessages, { conversationId, before: 3 })
  expect(page.messages.map(({ number }) => number)).toEqual([1, 2])
})

test('AFF8: a role that is not named for it, retired or made up is one and the same: not there', async () => {
  const porters = await house.addRole('Porters')
  const retired = await house.addRole('Old')
  await house.administrator.ask(duty.setReachable, { roleId: retired, reachable: true })
  await house.administrator.ask(duty.retireRole, { roleId: retired })
  for (const id of [porters, retired, uuidv7()]) {
    expect(await nurse.refused(messaging.startWithRole, { roleId: id })).toBe('not-found')
  }
  expect((await nurse.ask(messaging.listInbox, {})).entries).toEqual([])
})

test('AFF8: what was begun with a role that is named no longer goes on, and nothing new begins', async () => {
  const conversationId = await begin()
  await say(nurse, conversationId, 'Scald')
  await house.administrator.ask(duty.setReachable, { roleId, reachable: false })
  expect(await begin()).toBe(conversationId)
  await say(registrar, conversationId, 'Send her')
  await say(nurse, conversationId, 'She is on her way')
  expect((await read(nurse, conversationId)).words).toHaveLength(3)
  const another = await visit(house, await community.hire())
  expect(await another.refused(messaging.startWithRole, { roleId })).toBe('not-found')
})

test('AFF8: turning to a role while it ceases to be one for it leaves no conversation with a role that is not', async () => {
  const begun = await Promise.all([
    nurse.try(messaging.startWithRole, { roleId }),
    house.administrator.ask(duty.setReachable, { roleId, reachable: false }),
  ])
  const [answered] = begun
  const { entries } = await nurse.ask(messaging.listInbox, {})
  expect(entries).toHaveLength(answered.ok ? 1 : 0)
  if (!answered.ok) expect(answered.refusal.code).toBe('not-found')
})

test('MSG22, AFF8: the conversation follows the role: whoever takes it over reads all of it, she stays', async () => {
  const conversationId = await begin()
  await say(nurse, conversationId, 'Scald')
  const next = await house.hire()
  await next.signOn()
  await next.ask(duty.takeRole, { roleId, displace: true })
  await house.settle()
  expect((await read(next, conversationId)).words).toEqual(['Scald'])
  const { members } = (await read(nurse, conversationId)).conversation
  expect(members.map(({ personId }) => personId)).toEqual([nurse.id, next.id].sort())
})

test('AFF7: what colleagues write among themselves, and another visitor to the role, is not there for her', async () => {
  const colleague = await house.hire()
  const theirs = await colleague.ask(messaging.startWithRole, { roleId })
  const inside = await say(colleague, theirs.conversationId, 'Graft on Tuesday')
  const other = await visit(house, await community.hire())
  const others = await begin(other)
  const elsewhere = await say(other, others, 'Graft on Friday')
  await begin()
  for (const { conversationId, messageId } of [
    { conversationId: theirs.conversationId, messageId: inside.messageId },
    { conversationId: others, messageId: elsewhere.messageId },
  ]) {
    expect(await nurse.refused(messaging.openConversation, { conversationId })).toBe('not-found')
    expect(await nurse.refused(messaging.pageMessages, { conversationId })).toBe('not-found')
    expect(await nurse.refused(messaging.sendMessage, { conversationId, body: 'Hello' })).toBe('not-found')
    expect(await nurse.refused(messaging.openThread, { messageId })).toBe('not-found')
    expect(await nurse.refused(messaging.listReceipts, { messageId })).toBe('not-found')
    expect(await nurse.refused(messaging.saveForLater, { messageId, saved: true })).toBe('not-found')
  }
  expect((await nurse.ask(messaging.searchMessages, { text: 'graft' })).hits).toEqual([])
  expect((await nurse.ask(messaging.listInbox, {})).entries).toHaveLength(1)
})

test('AFF11: her conversation is the visited organisation’s alone: log, keys, audit and search', async () => {
  const conversationId = await begin()
  const { messageId } = await say(nurse, conversationId, 'Scaldings of the forearm')
  const { rows } = await house.database.system.query<{ place: string; organisationId: string }>(
    `select 'event' as place, organisation_id as "organisationId" from event where stream_id = $1
     union select 'message', organisation_id from message where id = $2
     union select 'search', organisation_id from message_search where message_id = $2
     union select 'key', organisation_id from vault_key where scope_id = $1
     union select 'audit', organisation_id from audit_leaf where stream_id = $1`,
    [conversationId, messageId],
  )
  expect(rows.map(({ place }) => place).sort()).toEqual(['audit', 'event', 'key', 'message', 'search'])
  expect(new Set(rows.map((row) => row.organisationId))).toEqual(new Set([house.organisationId]))
  const found = await nurse.ask(messaging.searchMessages, { text: 'scaldings' })
  expect(found.hits.map(({ message }) => message.id)).toEqual([messageId])
  expect((await registrar.ask(messaging.searchMessages, { text: 'scaldings' })).hits).toHaveLength(1)
  const { administrator } = community
  expect((await administrator.ask(messaging.searchMessages, { text: 'scaldings' })).hits).toEqual([])
  expect(await administrator.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('AFF13: whoever reads her words learns whose person she is, from the visited organisation', async () => {
  const conversationId = await begin()
  await say(nurse, conversationId, 'Scald')
  const { messages } = await read(registrar, conversationId)
  const ids = messages.map(({ authorId }) => authorId).join(',')
  const { people } = await registrar.ask(identity.peopleByIds, { ids })
  expect(people).toMatchObject([{ id: nurse.id, visitorFrom: { name: 'Moor View Community Hospital' } }])
})

test('RT13: a visitor’s old snapshot and the events after it equal a fresh one, live and from the log', async () => {
  await keepsReplayLaw(house, [nurse, registrar], async () => {
    const conversationId = await begin()
    await say(nurse, conversationId, 'Scald')
  })
  const conversationId = await begin()
  await keepsReplayLaw(house, [nurse, registrar], async () => {
    const { messageId } = await say(registrar, conversationId, `<@person:${nurse.id}>`)
    await nurse.ask(messaging.markSeen, { conversationId, upTo: 2 })
    await nurse.ask(messaging.reactToMessage, { messageId, emoji: '👍', present: true })
    await nurse.ask(messaging.saveForLater, { messageId, saved: true })
    const sent = await say(nurse, conversationId, 'Left arm', messageId)
    await nurse.ask(messaging.editMessage, { messageId: sent.messageId, body: 'Right arm' })
    const next = await house.hire()
    await next.signOn()
    await next.ask(duty.takeRole, { roleId, displace: true })
    await house.settle()
    await nurse.ask(messaging.withdrawMessage, { messageId: sent.messageId })
    await nurse.ask(messaging.muteConversation, { conversationId, until: '2026-03-03T08:00:00Z' })
  })
})
