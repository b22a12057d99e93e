import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWard, type Ward } from './ward.fixture.ts'

let ward: Ward
beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

const { startDirect, startGroup, sendMessage, listInbox, openConversation, markSeen } = api.messaging

test('MSG1: two people who write to each other have one direct conversation', async () => {
  const [nurse, doctor] = [await ward.hire(), await ward.hire()]
  const [one, other] = await Promise.all([
    nurse.ask(startDirect, { personId: doctor.id }),
    doctor.ask(startDirect, { personId: nurse.id }),
  ])
  expect(one).toEqual(other)
})

test('what a nurse sends to her group is read by its members', async () => {
  const [nurse, doctor, stranger] = [await ward.hire(), await ward.hire(), await ward.hire()]
  const { conversationId } = await nurse.ask(startGroup, { title: 'Ward 7', personIds: [doctor.id] })
  const sent = await nurse.ask(sendMessage, { conversationId, body: 'Bed 4 has a temperature of 39' })
  expect(sent).toMatchObject({ number: 1, position: 2 })
  const opened = await doctor.ask(openConversation, { conversationId })
  expect(opened.page.messages.map((message) => message.body)).toEqual(['Bed 4 has a temperature of 39'])
  expect(opened.standing.unread).toBe(1)
  await doctor.ask(markSeen, { conversationId, upTo: 9 })
  const inbox = await doctor.ask(listInbox, {})
  expect(inbox.entries[0]?.standing.unread).toBe(0)
  expect(await stranger.refused(openConversation, { conversationId })).toBe('not-found')
})
