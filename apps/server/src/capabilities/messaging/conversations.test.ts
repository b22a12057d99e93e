import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let pharmacist: Colleague

beforeAll(async () => {
  ward = await openWard()
  ;[nurse, doctor, pharmacist] = [await ward.hire(), await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

async function group(...others: Colleague[]): Promise<string> {
  const personIds = others.map((one) => one.id)
  const { conversationId } = await nurse.ask(messaging.startGroup, { title: 'Ward 7', personIds })
  return conversationId
}

function say(who: Colleague, conversationId: string, body: string) {
  return who.ask(messaging.sendMessage, { conversationId, body })
}

test('MSG1: two people who write to each other at once have one direct conversation', async () => {
  const [one, other] = await Promise.all([
    nurse.ask(messaging.startDirect, { personId: doctor.id }),
    doctor.ask(messaging.startDirect, { personId: nurse.id }),
  ])
  expect(one).toEqual(other)
  expect(await nurse.ask(messaging.startDirect, { personId: doctor.id })).toEqual(one)
  const { conversation } = await nurse.ask(messaging.openConversation, one)
  expect(conversation).toMatchObject({ kind: 'direct', title: null, lastNumber: 0 })
})

test('MSG2: nothing begins with someone who is suspended, a stranger, or oneself', async () => {
  const [suspended, elsewhere] = [await ward.hire(), await ward.hire(await ward.foundOrganisation())]
  ward.suspend(suspended)
  for (const personId of [suspended.id, elsewhere.id, nurse.id, uuidv7()]) {
    expect(await nurse.refused(messaging.startDirect, { personId })).toBe('not-found')
  }
  for (const personId of [suspended.id, elsewhere.id, uuidv7()]) {
    const personIds = [doctor.id, personId]
    expect(await nurse.refused(messaging.startGroup, { title: 'Ward 7', personIds })).toBe('not-found')
    const adding = { conversationId: await group(doctor), personIds: [personId], history: 'all' as const }
    expect(await nurse.refused(messaging.addMembers, adding)).toBe('not-found')
  }
})

test('MSG2: a direct conversation with someone who was suspended since is still there', async () => {
  const leaver = await ward.hire()
  const started = await nurse.ask(messaging.startDirect, { personId: leaver.id })
  ward.suspend(leaver)
  expect(await nurse.ask(messaging.startDirect, { personId: leaver.id })).toEqual(started)
  expect(await say(nurse, started.conversationId, 'For your return')).toMatchObject({ number: 1 })
})

test('MSG3: for anyone but its members a conversation and everything in it is not there', async () => {
  const conversationId = await group(doctor)
  const { messageId } = await say(nurse, conversationId, 'Only for us')
  const stranger = await ward.hire()
  const foreigner = await ward.hire(await ward.foundOrganisation())
  const on = { messageId }
  for (const outsider of [stranger, foreigner]) {
    const refusals = [
      await outsider.refused(messaging.openConversation, { conversationId }),
      await outsider.refused(messaging.pageMessages, { conversationId }),
      await outsider.refused(messaging.openThread, on),
      await outsider.refused(messaging.listVersions, on),
      await outsider.refused(messaging.listReceipts, on),
      await outsider.refused(messaging.sendMessage, { conversationId, body: 'Hello' }),
      await outsider.refused(messaging.renameGroup, { conversationId, title: 'Mine' }),
      await outsider.refused(messaging.addMembers, { conversationId, personIds: [nurse.id], history: 'all' }),
      await outsider.refused(messaging.removeMember, { conversationId, personId: nurse.id }),
      await outsider.refused(messaging.leaveGroup, { conversationId }),
      await outsider.refused(messaging.muteConversation, { conversationId, until: null }),
      await outsider.refused(messaging.editMessage, { ...on, body: 'Changed' }),
      await outsider.refused(messaging.withdrawMessage, on),
      await outsider.refused(messaging.reactToMessage, { ...on, emoji: '👍', present: true }),
      await outsider.refused(messaging.pinMessage, { ...on, pinned: true }),
      await outsider.refused(messaging.saveForLater, { ...on, saved: true }),
      await outsider.refused(messaging.saveDraft, { conversationId, body: 'x' }),
      await outsider.refused(messaging.markDelivered, { conversationId, upTo: 1 }),
      await outsider.refused(messaging.markSeen, { conversationId, upTo: 1 }),
      await outsider.refused(messaging.forwardMessage, { ...on, conversationId }),
    ]
    expect(new Set(refusals)).toEqual(new Set(['not-found']))
    expect((await outsider.ask(messaging.listInbox, {})).entries).toEqual([])
    expect((await outsider.ask(messaging.searchMessages, { text: 'only' })).hits).toEqual([])
  }
})

test('MSG4: a direct conversation is for its two people, without a name to change', async () => {
  const { conversationId } = await nurse.ask(messaging.startDirect, { personId: doctor.id })
  const adding = { conversationId, personIds: [pharmacist.id], history: 'all' as const }
  expect(await nurse.refused(messaging.addMembers, adding)).toBe('not-allowed')
  expect(await nurse.refused(messaging.leaveGroup, { conversationId })).toBe('not-allowed')
  expect(await nurse.refused(messaging.removeMember, { conversationId, personId: doctor.id })).toBe(
    'not-allowed',
  )
  expect(await nurse.refused(messaging.renameGroup, { conversationId, title: 'Us' })).toBe('not-allowed')
})

test('MSG7: a new member sees what was said before only when the one who adds them says so', async () => {
  const conversationId = await group(doctor)
  await say(nurse, conversationId, 'Before anyone came')
  const [curious, discreet] = [await ward.hire(), await ward.hire()]
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [curious.id], history: 'all' })
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [discreet.id], history: 'none' })
  await say(nurse, conversationId, 'Since then')
  const bodies = async (reader: Colleague) => {
    const { page } = await reader.ask(messaging.pageMessages, { conversationId })
    expect(page).toMatchObject({ reachesStart: true, reachesEnd: true })
    return page.messages.map((message) => message.body)
  }
  expect(await bodies(curious)).toEqual(['Before anyone came', 'Since then'])
  expect(await bodies(discreet)).toEqual(['Since then'])
  const inbox = await discreet.ask(messaging.listInbox, {})
  expect(inbox.entries[0]?.standing.unread).toBe(1)
})

test('MSG7: nobody gives away a history that they cannot see themselves', async () => {
  const conversationId = await group(doctor)
  const { messageId } = await say(nurse, conversationId, 'Before the registrar came')
  const [registrar, student] = [await ward.hire(), await ward.hire()]
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [registrar.id], history: 'none' })
  await registrar.ask(messaging.addMembers, { conversationId, personIds: [student.id], history: 'all' })
  expect((await student.ask(messaging.pageMessages, { conversationId })).page.messages).toEqual([])
  expect(await student.refused(messaging.openThread, { messageId })).toBe('not-found')
})

test('MSG7: words quoted from before a member’s history do not reach them', async () => {
  const conversationId = await group(doctor)
  const { messageId } = await say(nurse, conversationId, 'Not for the newcomer')
  const newcomer = await ward.hire()
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [newcomer.id], history: 'none' })
  await doctor.ask(messaging.sendMessage, { conversationId, body: 'I agree', replyToId: messageId })
  const theirs = await newcomer.ask(messaging.openConversation, { conversationId })
  expect(theirs.page.messages[0]?.replyTo).toMatchObject({ number: 1, excerpt: null })
  const ours = await doctor.ask(messaging.openConversation, { conversationId })
  expect(ours.page.messages[1]?.replyTo).toMatchObject({ excerpt: 'Not for the newcomer' })
})

test('MSG8: who left reads nothing of the group any more, and hears nothing', async () => {
  const conversationId = await group(doctor, pharmacist)
  const { messageId } = await say(nurse, conversationId, 'While everyone was here')
  await pharmacist.ask(messaging.saveForLater, { messageId, saved: true })
  await pharmacist.ask(messaging.saveDraft, { conversationId, body: 'Never sent' })
  await doctor.ask(messaging.leaveGroup, { conversationId })
  await nurse.ask(messaging.removeMember, { conversationId, personId: pharmacist.id })
  for (const left of [doctor, pharmacist]) {
    expect(await left.refused(messaging.openConversation, { conversationId })).toBe('not-found')
    expect(await left.refused(messaging.listReceipts, { messageId })).toBe('not-found')
    expect(await left.refused(messaging.sendMessage, { conversationId, body: 'Hello?' })).toBe('not-found')
    expect((await left.ask(messaging.searchMessages, { text: 'everyone' })).hits).toEqual([])
  }
  expect((await pharmacist.ask(messaging.listSaved, {})).messages).toEqual([])
  expect((await pharmacist.ask(messaging.listInbox, {})).savedMessageIds).toContain(messageId)
  const { conversation } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(conversation.members.map((member) => member.personId)).toEqual([nurse.id])
})

test('MSG7: who comes back with history sees what they saw before and what came meanwhile', async () => {
  const conversationId = await group(doctor)
  await say(doctor, conversationId, 'I am off')
  await doctor.ask(messaging.leaveGroup, { conversationId })
  await say(nurse, conversationId, 'Meanwhile')
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [doctor.id], history: 'all' })
  const { standing, page } = await doctor.ask(messaging.openConversation, { conversationId })
  expect(page.messages.map((message) => message.body)).toEqual(['I am off', 'Meanwhile'])
  expect(standing.unread).toBe(1)
})

test('MSG14: what is muted, saved and drafted is told to its own person only', async () => {
  const conversationId = await group(doctor)
  const { messageId } = await say(nurse, conversationId, 'A plain message')
  const from = ward.published.length
  await doctor.ask(messaging.muteConversation, { conversationId, until: '2026-03-02T12:00:00Z' })
  await doctor.ask(messaging.saveForLater, { messageId, saved: true })
  await doctor.ask(messaging.saveDraft, { conversationId, body: 'Half a thought' })
  const streams = new Set(ward.published.slice(from).map((event) => event.stream))
  expect(streams).toEqual(new Set([`person:${doctor.id}`]))
  const mine = await doctor.ask(messaging.openConversation, { conversationId })
  expect(mine.standing).toMatchObject({
    mutedUntil: '2026-03-02T12:00:00.000Z',
    draft: { body: 'Half a thought' },
  })
  const theirs = await nurse.ask(messaging.openConversation, { conversationId })
  expect(theirs.standing).toMatchObject({ mutedUntil: null, draft: null })
  expect((await doctor.ask(messaging.listSaved, {})).messages[0]?.message.id).toBe(messageId)
})

test('a group of one name is renamed for everyone, and saying it again changes nothing', async () => {
  const conversationId = await group(doctor)
  await doctor.ask(messaging.renameGroup, { conversationId, title: 'Ward 8' })
  const from = ward.published.length
  await nurse.ask(messaging.renameGroup, { conversationId, title: 'Ward 8' })
  expect(ward.published.length).toBe(from)
  const { conversation } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(conversation.title).toBe('Ward 8')
})
