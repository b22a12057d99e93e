import { api, type InputOf, type Operation, type OutputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import type { Answer } from '../../platform/operations/answer.ts'
import { createDispatcher, type Dispatch } from '../../platform/operations/dispatcher.ts'
import { createReceipts } from '../../platform/operations/receipts.ts'
import { messagingHandlers } from './index.ts'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
/** Another server on the same database: what it remembers of a conversation goes stale. */
let elsewhere: Dispatch
let nurse: Colleague
let doctor: Colleague
let conversationId: string

beforeAll(async () => {
  ward = await openWard()
  const { database, vault, clock, parts } = ward
  const handlers = messagingHandlers(parts)
  const receipts = createReceipts(vault)
  elsewhere = createDispatcher({
    handlers,
    database,
    receipts,
    clock,
    log: silentLog,
    publish: parts.publish,
  })
  ;[nurse, doctor] = [await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

beforeEach(async () => {
  const personIds = [doctor.id]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, { title: 'Ward 7', personIds }))
  // Both servers have come to know where everyone stands.
  for (const who of [nurse, doctor]) {
    await say(who, 'Here')
    await sayElsewhere(who, 'Elsewhere')
  }
})

async function askElsewhere<O extends Operation>(
  who: Colleague,
  operation: O,
  input: InputOf<O>,
  id = uuidv7(),
) {
  const viewer = {
    organisationId: who.organisationId,
    personId: who.id,
    sessionId: who.id,
    administrator: false,
  }
  const answered = await elsewhere(operation, input, { viewer, address: '127.0.0.1', userAgent: 'test' }, id)
  return answered as Answer<OutputOf<O>>
}

function say(who: Colleague, body: string, id = uuidv7()) {
  return who.try(messaging.sendMessage, { conversationId, body }, id)
}

function sayElsewhere(who: Colleague, body: string, id = uuidv7()) {
  return askElsewhere(who, messaging.sendMessage, { conversationId, body }, id)
}

test('RT3: what two servers send at once is numbered without a hole, and no position is given twice', async () => {
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, index) => {
      const who = index % 4 < 2 ? nurse : doctor
      return index % 2 === 0 ? say(who, `Here ${index}`) : sayElsewhere(who, `Elsewhere ${index}`)
    }),
  )
  const numbers = sent.map((one) => (one.ok ? one.value.number : 0)).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 5))
  const events = ward.published.filter((event) => event.stream === `conversation:${conversationId}`)
  const positions = events.map((event) => event.seq).sort((a, b) => a - b)
  expect(positions).toEqual(positions.map((_, index) => index + 1))
})

test('RT9: a member who was removed on one server sends nothing more by another that remembers them', async () => {
  await nurse.ask(messaging.removeMember, { conversationId, personId: doctor.id })
  expect(await sayElsewhere(doctor, 'Am I still here?')).toMatchObject({
    ok: false,
    refusal: { code: 'not-found' },
  })
  expect(await sayElsewhere(nurse, 'They are not')).toMatchObject({ ok: true, value: { number: 5 } })
})

test('RT9: nor does their receipt count there', async () => {
  await nurse.ask(messaging.removeMember, { conversationId, personId: doctor.id })
  const seen = await askElsewhere(doctor, messaging.markSeen, { conversationId, upTo: 4 })
  expect(seen).toMatchObject({ ok: false, refusal: { code: 'not-found' } })
})

test('RT2: a message sent again by another server is the same message, with others in its batch or without', async () => {
  const id = uuidv7()
  const first = await say(nurse, 'Once', id)
  expect(await sayElsewhere(nurse, 'Once', id)).toEqual(first)
  await say(doctor, 'In between')
  const [again, other] = await Promise.all([sayElsewhere(nurse, 'Once', id), sayElsewhere(doctor, 'Another')])
  expect(again).toEqual(first)
  expect(other).toMatchObject({ ok: true, value: { number: 7 } })
})

test('RT43: where the author stands is right when it moved on another server', async () => {
  await askElsewhere(doctor, messaging.markSeen, { conversationId, upTo: 4 })
  await say(nurse, 'Five')
  await sayElsewhere(nurse, 'Six')
  await say(doctor, 'Seven, with five and six unseen')
  const { standing } = await doctor.ask(messaging.openConversation, { conversationId })
  expect(standing).toMatchObject({ unread: 2, ownUnseen: 1 })
})
