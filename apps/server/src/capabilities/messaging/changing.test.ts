import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let conversationId: string
let messageId: string

beforeAll(async () => {
  ward = await openWard()
  ;[nurse, doctor] = [await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

beforeEach(async () => {
  const personIds = [doctor.id]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, { title: 'Ward 7', personIds }))
  const sending = { conversationId, body: 'Paracetamol 500 mg' }
  ;({ messageId } = await nurse.ask(messaging.sendMessage, sending))
})

async function shown(who: Colleague) {
  const { page } = await who.ask(messaging.openConversation, { conversationId, around: 1 })
  return page.messages[0]
}

test('MSG10: a corrected message says so, and what it said before can be read', async () => {
  const sentAt = ward.clock.now().toISOString()
  ward.clock.advance(60_000)
  await nurse.ask(messaging.editMessage, { messageId, body: 'Paracetamol 1 g' })
  const editedAt = ward.clock.now().toISOString()
  ward.clock.advance(60_000)
  await nurse.ask(messaging.editMessage, { messageId, body: 'Paracetamol 1 g, twice' })
  expect(await shown(doctor)).toMatchObject({ body: 'Paracetamol 1 g, twice' })
  const { versions } = await doctor.ask(messaging.listVersions, { messageId })
  expect(versions).toEqual([
    { version: 1, body: 'Paracetamol 500 mg', writtenAt: sentAt },
    { version: 2, body: 'Paracetamol 1 g', writtenAt: editedAt },
  ])
})

test('MSG10: the same words again are no correction', async () => {
  const from = ward.published.length
  await nurse.ask(messaging.editMessage, { messageId, body: 'Paracetamol 500 mg' })
  expect(ward.published.length).toBe(from)
  expect(await shown(doctor)).toMatchObject({ editedAt: null })
})

test('MSG10: nobody corrects or withdraws the words of another, forwarded ones included', async () => {
  expect(await doctor.refused(messaging.editMessage, { messageId, body: 'Nothing' })).toBe('not-allowed')
  expect(await doctor.refused(messaging.withdrawMessage, { messageId })).toBe('not-allowed')
  const direct = await doctor.ask(messaging.startDirect, { personId: nurse.id })
  const forwarded = await doctor.ask(messaging.forwardMessage, { messageId, ...direct })
  const editing = { messageId: forwarded.messageId, body: 'Paracetamol 5 g' }
  expect(await doctor.refused(messaging.editMessage, editing)).toBe('not-allowed')
})

test('MSG11: a withdrawn message is a fact without words, for its author too', async () => {
  await nurse.ask(messaging.editMessage, { messageId, body: 'Paracetamol 1 g' })
  await doctor.ask(messaging.sendMessage, { conversationId, body: 'Really?', replyToId: messageId })
  await nurse.ask(messaging.withdrawMessage, { messageId })
  for (const reader of [nurse, doctor]) {
    const { page } = await reader.ask(messaging.openConversation, { conversationId, around: 2 })
    expect(page.messages[0]).toMatchObject({ body: null, mentions: [] })
    expect(page.messages[0]?.withdrawnAt).not.toBeNull()
    expect(page.messages[1]?.replyTo).toMatchObject({ excerpt: null })
    expect((await reader.ask(messaging.listVersions, { messageId })).versions).toEqual([])
    expect(
      (await reader.ask(messaging.searchMessages, { text: 'paracetamol', conversationId })).hits,
    ).toEqual([])
  }
})

test('MSG11: the words of a withdrawn message are kept, sealed, for those who may ask for them', async () => {
  await nurse.ask(messaging.withdrawMessage, { messageId })
  const kept = await ward.database.system.query(
    'select version, length(body) as bytes from message_version where message_id = $1',
    [messageId],
  )
  expect(kept.rows).toEqual([{ version: 1, bytes: expect.any(Number) }])
})

test('MSG11: nothing more is done to a withdrawn message, save to unpin it', async () => {
  await nurse.ask(messaging.pinMessage, { messageId, pinned: true })
  await nurse.ask(messaging.withdrawMessage, { messageId })
  const refusals = [
    await nurse.refused(messaging.editMessage, { messageId, body: 'Back again' }),
    await nurse.refused(messaging.withdrawMessage, { messageId }),
    await doctor.refused(messaging.reactToMessage, { messageId, emoji: '👍', present: true }),
  ]
  expect(refusals).toEqual(Array(3).fill('no-longer-possible'))
  await nurse.ask(messaging.pinMessage, { messageId, pinned: false })
  expect(await nurse.refused(messaging.pinMessage, { messageId, pinned: true })).toBe('no-longer-possible')
})

test('a reaction is one for each person and emoji, and can be taken back', async () => {
  for (const who of [nurse, doctor, doctor]) {
    await who.ask(messaging.reactToMessage, { messageId, emoji: '👍', present: true })
  }
  await doctor.ask(messaging.reactToMessage, { messageId, emoji: '✅', present: true })
  expect((await shown(nurse))?.reactions).toEqual([
    { emoji: '✅', personIds: [doctor.id] },
    { emoji: '👍', personIds: [nurse.id, doctor.id].sort() },
  ])
  await doctor.ask(messaging.reactToMessage, { messageId, emoji: '✅', present: false })
  expect((await shown(nurse))?.reactions).toHaveLength(1)
})

test('what is pinned is pinned for everyone', async () => {
  await doctor.ask(messaging.pinMessage, { messageId, pinned: true })
  const { pinned } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(pinned.map(({ id }) => id)).toEqual([messageId])
})
