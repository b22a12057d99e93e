import { api, closeCodes, largestRoomFrame } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hospital, openHospital } from '../hospital.fixture.ts'
import { Line } from './line.fixture.ts'

let hospital: Hospital

beforeAll(async () => {
  hospital = await openHospital()
})
afterAll(() => hospital.close())

const unopened = () => new Line(hospital.servers[0].port).opened()

async function ticketOf() {
  const [nurse, doctor] = [await hospital.hire(), await hospital.hire()]
  const call = await nurse.call({ kind: 'person', id: doctor.id })
  const { ticket } = await nurse.ask(api.calls.join, { meetingId: call.id })
  return { nurse, doctor, call, ticket }
}

test('pages of other sites open no room', async () => {
  const line = new Line(hospital.servers[0].port, { origin: 'https://elsewhere.example' })
  await expect(line.opened()).rejects.toThrow('403')
})

test('a ticket opens a room once, and for 30 seconds', async () => {
  const { nurse, call, ticket } = await ticketOf()
  const first = await hospital.open(ticket)
  await hospital.until(() => first.room !== undefined)
  const second = await hospital.open(ticket)
  await hospital.until(() => second.closed !== undefined)
  expect([second.frames, second.closed]).toEqual([[], closeCodes.restarting])
  const late = await nurse.ask(api.calls.join, { meetingId: call.id })
  hospital.clock.advance(31_000)
  const third = await hospital.open(late.ticket)
  await hospital.until(() => third.closed !== undefined)
  expect(third.frames).toEqual([])
})

test('no ticket is kept as it travels', async () => {
  const { ticket } = await ticketOf()
  const rows = await hospital.query<{ hash: Buffer }>('select hash from meeting_ticket')
  for (const { hash } of rows) expect(hash.toString('base64url')).not.toBe(ticket)
})

test('whoever does not say who they are, says it twice, or says what nobody understands, is put out', async () => {
  for (const said of [
    '',
    'not JSON',
    '{"t":"hello"}',
    '{"t":"state"}',
    '{"t":"ping"}',
    '[]',
    '{"t":"hello","ticket":"x","more":1}',
  ]) {
    const line = await unopened()
    line.sayRaw(said)
    await hospital.until(() => line.closed !== undefined)
    expect(line.closed, said).toBe(closeCodes.badFrame)
  }
  const { ticket } = await ticketOf()
  const twice = await hospital.open(ticket)
  twice.say({ t: 'hello', ticket })
  await hospital.until(() => twice.closed !== undefined)
  expect(twice.closed).toBe(closeCodes.badFrame)
})

test('whoever says nothing for 10 seconds is put out', async () => {
  const line = await unopened()
  await hospital.until(() => line.closed !== undefined, 500)
  expect(line.closed).toBe(closeCodes.badFrame)
})

test('frames are bounded in size and in number', async () => {
  const big = await unopened()
  big.sayRaw(`{"t":"hello","ticket":"${'x'.repeat(largestRoomFrame)}"}`)
  await hospital.until(() => big.closed !== undefined)
  expect(big.closed).toBe(closeCodes.badFrame)
  const { ticket } = await ticketOf()
  const many = await hospital.open(ticket)
  await hospital.until(() => many.room !== undefined)
  for (let n = 0; n < 1_500; n += 1) many.say({ t: 'ping' })
  await hospital.until(() => many.closed !== undefined)
  expect(many.closed).toBe(closeCodes.tooMany)
})

test('whoever signs out is out of the room, and of the meeting (SEC-9)', async () => {
  const { nurse, call } = await ticketOf()
  const line = await nurse.comeIn(call.id)
  nurse.signOut()
  await hospital.until(() => line.closed !== undefined)
  expect([line.over, line.closed]).toEqual(['signed-out', closeCodes.signedOut])
  await hospital.until(() => hospital.media.told.some((told) => told.startsWith('close')))
})

test('on another server a session that ended is found within 5 seconds (SEC-9)', async () => {
  const { nurse, call } = await ticketOf()
  const line = await nurse.comeIn(call.id, 1)
  nurse.signOut()
  hospital.clock.advance(3_000)
  await hospital.until(() => line.closed !== undefined, 60)
  expect(line.over).toBe('signed-out')
})
