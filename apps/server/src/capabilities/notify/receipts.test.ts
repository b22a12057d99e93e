import fastify, { type FastifyInstance } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isSigned, signatureOf } from './channels/gateway.ts'
import { type Night, openNight } from './night.fixture.ts'
import { receiptsPath } from './receipts.ts'

let night: Night
let http: FastifyInstance

beforeAll(async () => {
  night = await openNight()
  http = fastify()
  night.notify.serve(http)
  await http.ready()
})
afterAll(async () => {
  await http.close()
  await night.close()
})
beforeEach(() => {
  night.gateway.errands.length = 0
})

function send(body: string, given: { secret?: string; ageMs?: number } = {}) {
  const { secret = night.gateway.secret, ageMs = 0 } = given
  const timestamp = String(Math.floor((night.clock.now().getTime() - ageMs) / 1_000))
  return http.inject({
    method: 'POST',
    url: receiptsPath,
    headers: {
      'content-type': 'application/json',
      'baton-timestamp': timestamp,
      'baton-signature': signatureOf(secret, timestamp, body),
    },
    body,
  })
}

async function page(): Promise<string> {
  await night.raise(await night.hire(), { urgency: 'emergency' })
  const [errand] = night.gateway.errands
  return JSON.parse(errand?.body ?? '{}').id
}

async function stateOf(id: string): Promise<string | undefined> {
  const rows = await night.query<{ state: string }>('select state from attempt where id = $1', [id])
  return rows[0]?.state
}

test('QUI11, QUI16: the gateway is told a number, how much it presses and a heading, signed, and where receipts go', async () => {
  const id = await page()
  const [errand] = night.gateway.errands
  expect(JSON.parse(errand?.body ?? '')).toEqual({
    id,
    urgency: 'emergency',
    heading: 'Urgent message – Medical registrar on call',
    to: { telephone: '2416', bleep: null },
    receipts: `https://baton.example.nhs.uk${receiptsPath}`,
  })
  const { 'baton-timestamp': timestamp, 'baton-signature': signature } = errand?.headers ?? {}
  const signed = {
    timestamp: String(timestamp),
    signature: String(signature),
    body: Buffer.from(errand?.body ?? ''),
  }
  expect(isSigned(night.gateway.secret, signed, night.clock.now())).toBe(true)
  expect(isSigned('another secret', signed, night.clock.now())).toBe(false)
})

test('QUI16: a signed receipt says that it was delivered, once and for all', async () => {
  const id = await page()
  expect((await send(JSON.stringify({ id, state: 'delivered' }))).statusCode).toBe(204)
  expect(await stateOf(id)).toBe('delivered')
  expect((await send(JSON.stringify({ id, state: 'failed' }))).statusCode).toBe(204)
  expect(await stateOf(id)).toBe('delivered')
})

test('QUI16: an unsigned, foreign, old or unreadable receipt counts for nothing', async () => {
  const id = await page()
  const body = JSON.stringify({ id, state: 'delivered' })
  expect((await send(body, { secret: 'another secret of some length' })).statusCode).toBe(403)
  expect((await send(body, { ageMs: 6 * 60_000 })).statusCode).toBe(403)
  expect((await send(body, { ageMs: -6 * 60_000 })).statusCode).toBe(403)
  const bare = {
    method: 'POST',
    url: receiptsPath,
    headers: { 'content-type': 'application/json' },
    body,
  } as const
  expect((await http.inject(bare)).statusCode).toBe(403)
  expect((await send('{"id":1}')).statusCode).toBe(400)
  expect((await send('not JSON')).statusCode).toBe(400)
  expect(await stateOf(id)).toBe('sent')
})

test('QUI16: a receipt for what does not exist is answered like any other', async () => {
  expect((await send(JSON.stringify({ id: uuidv7(), state: 'delivered' }))).statusCode).toBe(204)
})
