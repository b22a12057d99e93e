import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let registrar: Colleague
let conversationId: string

beforeAll(async () => {
  ward = await openWard()
  ;[nurse, doctor, registrar] = [await ward.hire(), await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

beforeEach(async () => {
  const personIds = [doctor.id, registrar.id]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, { title: 'Ward 7', personIds }))
})

function say(who: Colleague, body: string, replyToId?: string) {
  const input = replyToId === undefined ? { conversationId, body } : { conversationId, body, replyToId }
  return who.ask(messaging.sendMessage, input)
}

async function standing(who: Colleague) {
  return (await who.ask(messaging.openConversation, { conversationId })).standing
}

test('MSG6: messages that are sent at once are numbered without a hole, in the order of their events', async () => {
  const senders = [nurse, doctor, registrar]
  const sent = await Promise.all(
    Array.from({ length: 60 }, (_, index) => say(senders[index % 3] ?? nurse, `Message ${index}`)),
  )
  const byNumber = sent.sort((a, b) => a.number - b.number)
  expect(byNumber.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  const positions = byNumber.map(({ position }) => position)
  expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  const events = ward.published.filter((event) => event.stream === `conversation:${conversationId}`)
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
})

test('RT2: a message that two devices send at once under one id is one message', async () => {
  const id = uuidv7()
  const input = { conversationId, body: 'Please come to bed 4' }
  const [one, other] = await Promise.all([
    nurse.ask(messaging.sendMessage, input, id),
    nurse.ask(messaging.sendMessage, input, id),
  ])
  expect(one).toEqual(other)
  expect(await nurse.ask(messaging.sendMessage, input, id)).toEqual(one)
  const { page } = await doctor.ask(messaging.pageMessages, { conversationId })
  expect(page.messages.map((message) => message.id)).toEqual([id])
})

test('RT2: other words, another conversation or another author under a used id are a conflict', async () => {
  const { messageId } = await say(nurse, 'Give 5 mg')
  const other = await nurse.ask(messaging.startDirect, { personId: doctor.id })
  const again = { conversationId, body: 'Give 50 mg' }
  expect(await nurse.refused(messaging.sendMessage, again, messageId)).toBe('conflict')
  const elsewhere = { ...other, body: 'Give 5 mg' }
  expect(await nurse.refused(messaging.sendMessage, elsewhere, messageId)).toBe('conflict')
  const theirs = { conversationId, body: 'Give 5 mg' }
  expect(await doctor.refused(messaging.sendMessage, theirs, messageId)).toBe('conflict')
  const forwarding = { conversationId, messageId }
  expect(await nurse.refused(messaging.forwardMessage, forwarding, messageId)).toBe('conflict')
})

test('RT2: an id that another organisation used is a conflict, and nothing of it is learned', async () => {
  const { messageId } = await say(nurse, 'Ours')
  const foreignId = await ward.foundOrganisation()
  const [foreigner, colleague] = [await ward.hire(foreignId), await ward.hire(foreignId)]
  const theirs = await foreigner.ask(messaging.startDirect, { personId: colleague.id })
  const sending = { ...theirs, body: 'Ours' }
  expect(await foreigner.refused(messaging.sendMessage, sending, messageId)).toBe('conflict')
  const forwarding = { ...theirs, messageId: (await foreigner.ask(messaging.sendMessage, sending)).messageId }
  expect(await foreigner.refused(messaging.forwardMessage, forwarding, messageId)).toBe('conflict')
  const started = uuidv7()
  await nurse.ask(messaging.startGroup, { title: 'Ours', personIds: [doctor.id] }, started)
  const starting = { title: 'Theirs', personIds: [colleague.id] }
  expect(await foreigner.refused(messaging.startGroup, starting, started)).toBe('conflict')
  expect(await say(nurse, 'Still works')).toMatchObject({ number: 2 })
})

test('RT2: after a correction the first sending is still answered as it was', async () => {
  const id = uuidv7()
  const input = { conversationId, body: 'Bed 4' }
  const first = await nurse.ask(messaging.sendMessage, input, id)
  await nurse.ask(messaging.editMessage, { messageId: id, body: 'Bed 14' })
  expect(await nurse.ask(messaging.sendMessage, input, id)).toEqual(first)
})

test('MSG21: a message that is refused takes nothing with it that commits together with it', async () => {
  const used = (await say(nurse, 'Used')).messageId
  const outcomes = await Promise.all([
    nurse.try(messaging.sendMessage, { conversationId, body: 'Before' }),
    nurse.try(messaging.sendMessage, { conversationId: uuidv7(), body: 'Nowhere' }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'Doubled' }, used),
    nurse.try(messaging.sendMessage, { conversationId, body: 'Reply', replyToId: uuidv7() }),
    nurse.try(messaging.sendMessage, { conversationId, body: 'After' }),
  ])
  expect(outcomes.map((one) => (one.ok ? 'sent' : one.refusal.code))).toEqual([
    'sent',
    'not-found',
    'conflict',
    'not-found',
    'sent',
  ])
})

test('RT44: what reached many devices at once is told in one event, and each person stands where they were reached', async () => {
  await say(nurse, 'One')
  await say(nurse, 'Two')
  const before = ward.published.length
  await Promise.all([
    doctor.ask(messaging.markDelivered, { conversationId, upTo: 1 }),
    registrar.ask(messaging.markDelivered, { conversationId, upTo: 2 }),
    doctor.ask(messaging.markDelivered, { conversationId, upTo: 2 }),
  ])
  const told = ward.published.slice(before)
  expect(told.map((event) => [event.type, event.by])).toEqual([['receipt.delivered', null]])
  expect(told[0]?.data).toEqual({
    receipts: [
      { personId: doctor.id, upTo: 2 },
      { personId: registrar.id, upTo: 2 },
    ],
  })
  const { conversation } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(conversation.members.map((member) => member.deliveredUpTo)).toEqual([2, 2, 2])
})

test('MSG5: delivered is not seen, and neither goes back or past the newest message', async () => {
  await say(nurse, 'One')
  await say(nurse, 'Two')
  const where = async () => {
    const { conversation } = await nurse.ask(messaging.openConversation, { conversationId })
    const member = conversation.members.find(({ personId }) => personId === doctor.id)
    return [member?.deliveredUpTo, member?.seenUpTo]
  }
  await doctor.ask(messaging.markDelivered, { conversationId, upTo: 2 })
  expect(await where()).toEqual([2, 0])
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  expect(await where()).toEqual([2, 1])
  await doctor.ask(messaging.markDelivered, { conversationId, upTo: 1 })
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  expect(await where()).toEqual([2, 1])
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 99 })
  expect(await where()).toEqual([2, 2])
})

test('MSG18: answering never claims that the messages in between were seen', async () => {
  await say(nurse, 'One')
  await say(nurse, 'Two')
  await say(doctor, 'Answering without having looked')
  expect(await standing(doctor)).toMatchObject({ unread: 2, ownUnseen: 1 })
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  expect(await standing(doctor)).toMatchObject({ unread: 1, ownUnseen: 1 })
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 2 })
  expect(await standing(doctor)).toMatchObject({ unread: 0, ownUnseen: 1 })
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 3 })
  expect(await standing(doctor)).toMatchObject({ unread: 0, ownUnseen: 0 })
})

test('MSG18: what the author themselves sends next is not unread to them', async () => {
  await say(nurse, 'One')
  await say(nurse, 'Two')
  expect(await standing(nurse)).toMatchObject({ unread: 0, ownUnseen: 0 })
})

test('MSG13: people and teams that are mentioned are counted, of members only and once each', async () => {
  const [team, outsider] = [uuidv7(), await ward.hire()]
  const memberIds = [doctor.id, registrar.id, nurse.id, outsider.id]
  ward.teams.set(team, { name: 'Outreach', memberIds })
  const from = ward.published.length
  await say(nurse, `<@team:${team}> <@person:${doctor.id}> <@person:${outsider.id}> <@team:${uuidv7()}>`)
  expect(await standing(doctor)).toMatchObject({ unread: 1, unreadMentions: 1 })
  expect(await standing(registrar)).toMatchObject({ unreadMentions: 1 })
  expect(await standing(nurse)).toMatchObject({ unreadMentions: 0 })
  const sent = ward.published.slice(from).find((event) => event.type === 'message.sent')
  expect(sent?.data).toMatchObject({ mentioned: [doctor.id, registrar.id].sort() })
  await say(nurse, `<@person:${doctor.id}>`)
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  expect(await standing(doctor)).toMatchObject({ unreadMentions: 1 })
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 2 })
  expect(await standing(doctor)).toMatchObject({ unreadMentions: 0 })
})

test('MSG17: a reply belongs to a thread and stands in the conversation like any message', async () => {
  const root = await say(nurse, 'Who takes bed 4?')
  const reply = await say(doctor, 'I do', root.messageId)
  await say(registrar, 'Thank you', reply.messageId)
  const { page } = await nurse.ask(messaging.openConversation, { conversationId, around: 3 })
  expect(page.messages).toMatchObject([
    { threadRootId: null, threadReplies: 2, replyTo: null },
    { threadRootId: root.messageId, replyTo: { number: 1, excerpt: 'Who takes bed 4?' } },
    { threadRootId: root.messageId, replyTo: { number: 2, excerpt: 'I do' } },
  ])
  const thread = await nurse.ask(messaging.openThread, { messageId: reply.messageId })
  expect(thread.root.id).toBe(root.messageId)
  expect(thread.replies.map((message) => message.number)).toEqual([2, 3])
})

test('MSG17: replies that come at once are all counted', async () => {
  const { messageId } = await say(nurse, 'Who can help?')
  const replies = await Promise.all(Array.from({ length: 12 }, () => say(doctor, 'Me', messageId)))
  expect(replies).toHaveLength(12)
  const { root } = await nurse.ask(messaging.openThread, { messageId })
  expect(root.threadReplies).toBe(12)
})

test('MSG17: nothing answers a message of another conversation, nor a withdrawn one', async () => {
  const { messageId } = await say(nurse, 'Here')
  const other = await nurse.ask(messaging.startDirect, { personId: doctor.id })
  const misplaced = { ...other, body: 'There', replyToId: messageId }
  expect(await nurse.refused(messaging.sendMessage, misplaced)).toBe('not-found')
  await nurse.ask(messaging.withdrawMessage, { messageId })
  const late = { conversationId, body: 'Answer', replyToId: messageId }
  expect(await doctor.refused(messaging.sendMessage, late)).toBe('no-longer-possible')
})

test('MSG12: a forwarded message says who wrote it and when, and not where; it mentions nobody', async () => {
  const { messageId, sentAt } = await say(nurse, `For <@person:${doctor.id}>`)
  ward.clock.advance(3_600_000)
  const first = await doctor.ask(messaging.startDirect, { personId: registrar.id })
  const forwarded = await doctor.ask(messaging.forwardMessage, { messageId, ...first })
  const second = await registrar.ask(messaging.startDirect, { personId: nurse.id })
  const again = { messageId: forwarded.messageId, ...second }
  await registrar.ask(messaging.forwardMessage, again)
  const provenance = { messageId, authorId: nurse.id, sentAt }
  for (const [reader, where] of [[registrar, first] as const, [nurse, second] as const]) {
    const { page, standing } = await reader.ask(messaging.openConversation, where)
    expect(page.messages[0]).toMatchObject({ body: `For <@person:${doctor.id}>`, forwardedFrom: provenance })
    expect(standing.unreadMentions).toBe(0)
    expect(JSON.stringify(page)).not.toContain(conversationId)
  }
})

test('MSG12: only what one may see is forwarded, and only to where one is a member', async () => {
  const { messageId } = await say(nurse, 'Inside')
  const outsider = await ward.hire()
  const theirs = await outsider.ask(messaging.startDirect, { personId: doctor.id })
  expect(await outsider.refused(messaging.forwardMessage, { messageId, ...theirs })).toBe('not-found')
  const ours = await doctor.ask(messaging.startDirect, { personId: registrar.id })
  expect(await nurse.refused(messaging.forwardMessage, { messageId, ...ours })).toBe('not-found')
  await nurse.ask(messaging.withdrawMessage, { messageId })
  expect(await doctor.refused(messaging.forwardMessage, { messageId, ...ours })).toBe('no-longer-possible')
})

test('MSG19: who has seen a message is told by name and time, and its author is not among them', async () => {
  const { messageId } = await say(nurse, 'Read this')
  await say(nurse, 'And this')
  await doctor.ask(messaging.markDelivered, { conversationId, upTo: 1 })
  const deliveredAt = ward.clock.now().toISOString()
  ward.clock.advance(60_000)
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 2 })
  const seenAt = ward.clock.now().toISOString()
  ward.clock.advance(60_000)
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 2 })
  const { receipts } = await nurse.ask(messaging.listReceipts, { messageId })
  expect(receipts).toEqual(
    [
      { personId: doctor.id, deliveredAt, seenAt },
      { personId: registrar.id, deliveredAt: null, seenAt: null },
    ].toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
  )
})

test('MSG19: who saw a message and left the group has still seen it', async () => {
  const { messageId } = await say(nurse, 'Read this')
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 1 })
  await doctor.ask(messaging.leaveGroup, { conversationId })
  await registrar.ask(messaging.leaveGroup, { conversationId })
  const { receipts } = await nurse.ask(messaging.listReceipts, { messageId })
  expect(receipts.map(({ personId }) => personId)).toEqual([doctor.id])
})
