import { api, type InputOf, type OutputOf } from '@baton/contract'
import { applyToBroadcasts } from '@baton/domain/messaging/replay-broadcasts'
import { replayAll } from '@baton/testkit/replay'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inSystemTransaction, inTransaction } from '../../../platform/database/transaction.ts'
import { readEvents } from '../../../platform/streams/store.ts'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { hydrateMessaging } from '../hydrate.ts'

const { messaging } = api
let house: House
let manager: Staff
let nurse: Staff
let porter: Staff
let offDuty: Staff
let teamId: string

beforeAll(async () => {
  house = await openHouse()
  manager = await house.hire()
  await manager.signOn(await house.addRole('Site manager', { coordinates: true }))
})
afterAll(() => house.close())

beforeEach(async () => {
  teamId = await house.addTeam('Ward 7')
  ;[nurse, porter, offDuty] = [await house.hire(teamId), await house.hire(teamId), await house.hire(teamId)]
  await house.settle()
  await nurse.signOn()
  await porter.signOn()
})

const team = () => ({ kind: 'team' as const, id: teamId })
const options = ['I can come', 'I cannot']

type Asked = Partial<InputOf<typeof messaging.sendBroadcast>>

async function send(who: Staff, more: Asked = {}, commandId?: string) {
  const usual = { audience: [team()], body: 'Who can cover tonight?', options }
  const { broadcast } = await who.ask(messaging.sendBroadcast, { ...usual, ...more }, commandId)
  await house.tell()
  return broadcast
}

function refused(who: Staff, more: Asked) {
  return who.refused(messaging.sendBroadcast, { audience: [team()], body: 'Hello', options: [], ...more })
}

async function reply(who: Staff, broadcastId: string, answer: number) {
  await who.ask(messaging.answerBroadcast, { broadcastId, answer })
  await house.tell()
}

async function received(who: Staff) {
  return (await who.ask(messaging.listBroadcasts, {})).received
}

async function figures(who: Staff, broadcastId: string) {
  return (await who.ask(messaging.openBroadcast, { broadcastId })).broadcast.figures
}

function noticesOf(broadcastId: string) {
  return house.database.system
    .query<{ personId: string; state: string; heading: string; due: number }>(
      `select n.person_id as "personId", n.state, n.heading,
              (select count(*)::int from attempt a where a.notice_id = n.id and a.state = 'due') as due
         from notice n where n.about_kind = 'broadcast' and n.about_id = $1`,
      [broadcastId],
    )
    .then(({ rows }) => rows)
}

test('MSG32: everyone of the audience is told once, however often they are in it, and the sender sees who answered', async () => {
  const sent = await send(manager, { audience: [team(), { kind: 'on-duty' }, team()] })
  expect(await received(nurse)).toMatchObject([{ id: sent.id, body: 'Who can cover tonight?', options }])
  await reply(nurse, sent.id, 0)
  await porter.ask(messaging.markBroadcastSeen, { broadcastId: sent.id })
  await house.tell()
  const { broadcast, people } = await manager.ask(messaging.openBroadcast, { broadcastId: sent.id })
  expect(broadcast.figures).toMatchObject({ seen: 2, answers: [1, 0] })
  expect(people.find(({ personId }) => personId === nurse.id)).toMatchObject({ answer: 0, held: false })
  expect(people.filter(({ personId }) => personId === nurse.id)).toHaveLength(1)
  expect(people.some(({ personId }) => personId === manager.id)).toBe(false)
})

test('MSG32: off duty it waits and notifies nobody, unless an override names them', async () => {
  const sent = await send(manager)
  expect(sent.figures).toEqual({ people: 3, held: 1, seen: 0, answers: [0, 0] })
  expect((await received(offDuty)).map(({ id }) => id)).toEqual([sent.id])
  const notices = await noticesOf(sent.id)
  expect(notices.find(({ personId }) => personId === offDuty.id)).toMatchObject({ state: 'held', due: 0 })
  const until = new Date(house.clock.now().getTime() + 60 * 60_000).toISOString()
  const override = { reason: 'Major incident', personIds: [offDuty.id], until }
  await house.administrator.ask(api.duty.declareOverride, override)
  const urgent = await send(manager, { urgency: 'emergency', onlyOnDuty: true })
  expect(urgent.figures).toMatchObject({ people: 3, held: 0 })
  const reached = (await noticesOf(urgent.id)).find(({ personId }) => personId === offDuty.id)
  expect(reached).toMatchObject({ state: 'sent', heading: 'Emergency' })
})

test('MSG32: only those on duty are told where that is asked', async () => {
  const sent = await send(manager, { onlyOnDuty: true })
  expect(sent.figures).toMatchObject({ people: 2, held: 0 })
  expect(await received(offDuty)).toEqual([])
})

test('MSG32: what was seen is not sent any more', async () => {
  const sent = await send(manager, { urgency: 'urgent' })
  expect((await noticesOf(sent.id)).find(({ personId }) => personId === nurse.id)?.due).toBeGreaterThan(0)
  await nurse.ask(messaging.markBroadcastSeen, { broadcastId: sent.id })
  expect((await noticesOf(sent.id)).find(({ personId }) => personId === nurse.id)?.due).toBe(0)
})

test('MSG32: the same command asked again tells nobody twice', async () => {
  const commandId = uuidv7()
  const first = await send(manager, {}, commandId)
  expect(await send(manager, {}, commandId)).toEqual(first)
  expect(await received(nurse)).toHaveLength(1)
  expect(await noticesOf(first.id)).toHaveLength(3)
})

test('MSG32: several that tell at once tell everyone once', async () => {
  const asked = { audience: [team()], body: 'Fire drill at two', options: [] }
  const from = house.published.length
  await manager.ask(messaging.sendBroadcast, asked)
  await Promise.all([house.tell(), house.tell(), house.tell()])
  const told = house.published.slice(from).filter((event) => event.type === 'broadcast.received')
  expect(told.map(({ stream }) => stream).sort()).toEqual(
    [nurse, porter, offDuty].map(({ id }) => `person:${id}`).sort(),
  )
})

test('MSG33: to their own teams anyone broadcasts, to others who coordinates and administrators', async () => {
  await send(nurse)
  const stranger = await house.hire()
  expect(await refused(stranger, {})).toBe('not-allowed')
  expect(await refused(nurse, { audience: [team(), { kind: 'on-duty' }] })).toBe('not-allowed')
  const doctors = [{ kind: 'profession' as const, name: 'doctor' }]
  expect((await send(manager, { audience: doctors })).figures.people).toBeGreaterThan(3)
  await send(house.administrator, { audience: [{ kind: 'on-duty' }] })
  expect(await refused(manager, { audience: [{ kind: 'team', id: uuidv7() }] })).toBe('not-found')
  expect(await refused(manager, { audience: [{ kind: 'profession', name: 'Astronaut' }] })).toBe(
    'nobody-there',
  )
  expect(await refused(nurse, { asRoleId: await house.addRole('Bleep holder') })).toBe('not-allowed')
})

test('MSG33: those who gave an answer can be told more, by who asked them alone', async () => {
  const asked = await send(manager)
  await reply(nurse, asked.id, 0)
  await reply(porter, asked.id, 1)
  const answered = (answer: number | null) => [{ kind: 'answered' as const, broadcastId: asked.id, answer }]
  const come = await send(manager, { audience: answered(0), body: 'Please come to ward 7', options: [] })
  expect(come.figures.people).toBe(1)
  expect((await received(nurse))[0]?.id).toBe(come.id)
  const others = await send(manager, { audience: answered(null), body: 'Please answer' })
  expect(others.figures).toMatchObject({ people: 1, held: 1 })
  expect(await refused(nurse, { audience: answered(0) })).toBe('not-found')
})

test('MSG34: an answer can be changed until the sender closes it, and everyone is told that it is closed', async () => {
  const sent = await send(manager)
  await reply(nurse, sent.id, 0)
  await reply(nurse, sent.id, 1)
  expect((await figures(manager, sent.id)).answers).toEqual([0, 1])
  expect(await nurse.refused(messaging.closeBroadcast, { broadcastId: sent.id })).toBe('not-found')
  await manager.ask(messaging.closeBroadcast, { broadcastId: sent.id })
  await house.tell()
  const asked = { broadcastId: sent.id, answer: 0 }
  expect(await porter.refused(messaging.answerBroadcast, asked)).toBe('no-longer-possible')
  expect((await received(porter))[0]?.closedAt).not.toBeNull()
  expect(await noticesOf(sent.id)).toHaveLength(3)
})

test('MSG34: a broadcast is there for whom it is for, and who answered what for its sender', async () => {
  const sent = await send(manager)
  const stranger = await house.hire()
  const broadcastId = sent.id
  expect(await stranger.refused(messaging.answerBroadcast, { broadcastId, answer: 0 })).toBe('not-found')
  expect(await stranger.refused(messaging.markBroadcastSeen, { broadcastId })).toBe('not-found')
  expect(await nurse.refused(messaging.openBroadcast, { broadcastId })).toBe('not-found')
  expect(await nurse.refused(messaging.answerBroadcast, { broadcastId, answer: 4 })).toBe('not-found')
})

test('MSG34: many who answer at once are all counted', async () => {
  const sent = await send(manager)
  await Promise.all([
    nurse.ask(messaging.answerBroadcast, { broadcastId: sent.id, answer: 0 }),
    porter.ask(messaging.answerBroadcast, { broadcastId: sent.id, answer: 0 }),
    offDuty.ask(messaging.answerBroadcast, { broadcastId: sent.id, answer: 1 }),
    house.tell(),
    house.tell(),
  ])
  await house.tell()
  expect(await figures(manager, sent.id)).toMatchObject({ seen: 3, answers: [2, 1] })
})

test('MSG20: rows of broadcasts are their organisation’s, and their words stand nowhere', async () => {
  await send(manager, { body: 'Something', options: ['Something too'] })
  const { rows } = await house.database.system.query<{ found: boolean }>(
    ['broadcast', 'broadcast_recipient', 'event']
      .map((table) => `select exists (select from ${table} t where t::text ilike '%something%') as found`)
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
  for (const table of ['broadcast', 'broadcast_recipient']) {
    const seen = await inTransaction(house.database.app, uuidv7(), (transaction) =>
      transaction.query({ name: `foreign-${table}`, text: `select from ${table}`, values: [] }),
    )
    expect(seen).toEqual([])
  }
})

type List = OutputOf<typeof messaging.listBroadcasts>

/** Does something, and holds everyone to the replay law, with events as they came and as they are stored. */
async function keepsLaw(happens: () => Promise<unknown>): Promise<void> {
  const readers = [manager, nurse, porter, offDuty]
  const before = new Map<Staff, List>()
  for (const reader of readers) before.set(reader, await reader.ask(messaging.listBroadcasts, {}))
  const from = house.published.length
  await happens()
  for (const [reader, held] of before) {
    const fresh = await reader.ask(messaging.listBroadcasts, {})
    const viewer = { personId: reader.id }
    const live = house.published.slice(from).filter(({ stream }) => stream === `person:${reader.id}`)
    expect(replayAll(applyToBroadcasts, held, live, viewer)).toEqual(fresh)
    expect(replayAll(applyToBroadcasts, held, await stored(reader, held.position), viewer)).toEqual(fresh)
  }
}

async function stored(reader: Staff, seq: number) {
  return inSystemTransaction(house.database.system, async (transaction) => {
    const rows = await readEvents(transaction, [{ streamId: reader.id, seq }], 1000)
    const logged = rows.map((row) => ({ ...row, kind: 'person' as const }))
    const hydrated = await hydrateMessaging(transaction, house.parts, logged)
    return logged.map(
      (row, index) =>
        ({ stream: `person:${reader.id}`, seq: row.seq, at: '', by: row.by, ...hydrated[index] }) as never,
    )
  })
}

test('RT13: sendBroadcast, answerBroadcast, markBroadcastSeen, closeBroadcast: old and events equal fresh', async () => {
  let sent = await send(manager)
  await keepsLaw(async () => {
    sent = await send(manager)
  })
  await keepsLaw(() => reply(nurse, sent.id, 0))
  await keepsLaw(() => porter.ask(messaging.markBroadcastSeen, { broadcastId: sent.id }))
  await keepsLaw(() => manager.ask(messaging.closeBroadcast, { broadcastId: sent.id }))
  await keepsLaw(() => house.tell())
})
