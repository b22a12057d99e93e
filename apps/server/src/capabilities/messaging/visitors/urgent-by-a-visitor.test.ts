import { api, type Delivered, type InputOf } from '@baton/contract'
import { applyToOpenEscalations, type OpenEscalations } from '@baton/domain'
import { replayAll } from '@baton/testkit/replay'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { inSystemTransaction, inTransaction } from '../../../platform/database/transaction.ts'
import { readEvents } from '../../../platform/streams/store.ts'
import { hydrateEscalation } from '../../escalation/index.ts'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { connectWith, type Neighbours, visit } from './neighbours.fixture.ts'

const { messaging, escalation, duty } = api
let house: House
let community: Neighbours
let nurse: Staff
let registrar: Staff
let consultant: Staff
let roleId: string
let seniorId: string

beforeAll(async () => {
  house = await openHouse()
  community = await connectWith(house, 'Moor View Community Hospital')
})
afterAll(() => house.close())

beforeEach(async () => {
  ;[registrar, consultant] = [await house.hire(), await house.hire()]
  roleId = await house.addRole('Burns registrar on call')
  seniorId = await house.addRole('Burns consultant on call')
  const rungs = [{ target: { kind: 'role' as const, id: seniorId }, waitMs: 10 * 60_000 }]
  await house.administrator.ask(escalation.saveLadder, { name: 'Burns', roleId, rungs })
  await house.administrator.ask(duty.setReachable, { roleId, reachable: true })
  await registrar.signOn(roleId)
  await consultant.signOn(seniorId)
  const atHome = await community.hire()
  await atHome.signOn()
  nurse = await visit(house, atHome)
})

type To = InputOf<typeof messaging.sendUrgent>['to']
const usual = { urgency: 'urgent' as const, reason: 'Burn of the airway' }
const toRole = (): To => ({ kind: 'role', id: roleId })

function page(who: Staff, to: To, more: { asRoleId?: string } = {}) {
  return who.ask(messaging.sendUrgent, { to, ...usual, ...more })
}

function refusedToPage(who: Staff, to: To, more: { asRoleId?: string } = {}) {
  return who.refused(messaging.sendUrgent, { to, ...usual, ...more })
}

async function open(who: Staff, escalationId: string) {
  return (await who.ask(escalation.open, { escalationId })).escalation
}

test('AFF8, ESC4: something urgent to a role of another hospital is accepted, and whoever sent it sees by whom', async () => {
  const sent = await page(nurse, toRole())
  expect(sent.escalation.pages).toMatchObject([{ personId: registrar.id, roleId, rung: 0 }])
  expect((await nurse.ask(escalation.listOpen, {})).escalations.map(({ id }) => id)).toEqual([sent.messageId])
  await registrar.ask(escalation.accept, { escalationId: sent.messageId })
  expect(await open(nurse, sent.messageId)).toMatchObject({ state: 'accepted', acceptedBy: registrar.id })
  await registrar.ask(escalation.complete, { escalationId: sent.messageId })
  expect((await nurse.ask(escalation.listOpen, {})).escalations).toEqual([])
})

test('AFF8, ESC1: the ladder of the role climbs for a visitor as for anybody', async () => {
  const { messageId, conversationId } = await page(nurse, toRole())
  await house.wait(11)
  const climbed = await open(nurse, messageId)
  expect(climbed.pages.map(({ personId }) => personId)).toEqual([registrar.id, consultant.id])
  await consultant.ask(messaging.sendMessage, { conversationId, body: 'I am on my way' })
  const { page: shown } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(shown.messages.at(-1)?.body).toBe('I am on my way')
})

test('AFF8, ESC5: when nobody accepts, whoever visits is told so on their own stream', async () => {
  const { messageId } = await page(nurse, toRole())
  const from = house.published.length
  for (let step = 0; step < 6; step += 1) await house.wait(10)
  expect((await open(nurse, messageId)).state).toBe('exhausted')
  const told = house.published.slice(from).filter(({ stream }) => stream === `person:${nurse.id}`)
  expect(told.some((event) => isExhausted(event, messageId))).toBe(true)
})

test('AFF8, ESC9: what a visitor raised they cancel, and nobody else’s', async () => {
  const { messageId } = await page(nurse, toRole())
  const other = await visit(house, await community.hire())
  expect(await other.refused(escalation.open, { escalationId: messageId })).toBe('not-found')
  expect(await other.refused(escalation.cancel, { escalationId: messageId })).toBe('not-found')
  await nurse.ask(escalation.cancel, { escalationId: messageId })
  expect((await open(registrar, messageId)).state).toBe('cancelled')
})

test('AFF8: to people, teams and roles that are not named for it a visitor sends nothing urgent', async () => {
  const teamId = await house.addTeam('Burns')
  const member = await house.hire(teamId)
  await house.settle()
  await member.signOn()
  expect(await refusedToPage(nurse, { kind: 'person', id: registrar.id })).toBe('not-found')
  expect(await refusedToPage(nurse, { kind: 'team', id: teamId })).toBe('not-found')
  expect(await refusedToPage(nurse, { kind: 'role', id: seniorId })).toBe('not-found')
  expect((await nurse.ask(messaging.listInbox, {})).entries).toEqual([])
})

test('AFF8: in a conversation of hers it goes to its role, also when the role is named no longer', async () => {
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  const there: To = { kind: 'conversation', id: conversationId }
  expect((await page(nurse, there)).escalation.rungs[0]?.target).toEqual(toRole())
  await house.administrator.ask(duty.setReachable, { roleId, reachable: false })
  expect((await page(nurse, there)).escalation.rungs[0]?.target).toEqual(toRole())
  const another = await visit(house, await community.hire())
  expect(await refusedToPage(another, toRole())).toBe('not-found')
  expect(await refusedToPage(another, there)).toBe('not-found')
})

test('AFF8, MSG27: in the name of a role a visitor writes nothing', async () => {
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  expect(await refusedToPage(nurse, toRole(), { asRoleId: roleId })).toBe('not-allowed')
  const body = 'On my way'
  expect(await nurse.refused(messaging.sendMessage, { conversationId, body, asRoleId: roleId })).toBe(
    'not-allowed',
  )
})

test('AFF8: nobody calls a visitor to something urgent: not in the conversation, by name, or passing it on', async () => {
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  expect(await refusedToPage(registrar, { kind: 'conversation', id: conversationId })).toBe('nobody-there')
  expect(await refusedToPage(registrar, { kind: 'person', id: nurse.id })).toBe('not-found')
  const colleague = await house.hire()
  const { messageId } = await page(colleague, toRole())
  const to = { kind: 'person' as const, id: nurse.id }
  expect(await registrar.refused(escalation.passOn, { escalationId: messageId, to })).toBe('nobody-there')
})

test('AFF8, ESC3: a rung that names a visitor is passed over, whatever their duty at home', async () => {
  const reachable = await inTransaction(house.database.app, house.organisationId, (transaction) =>
    house.parts.duty.reachableAmong(transaction, [nurse.id], house.clock.now()),
  )
  expect(reachable.has(nurse.id)).toBe(true)
  const rungs = [{ target: { kind: 'person' as const, id: nurse.id }, waitMs: 60_000 }]
  await house.administrator.ask(escalation.saveLadder, { name: 'Odd', roleId, rungs })
  const colleague = await house.hire()
  const { messageId } = await page(colleague, toRole())
  await house.wait(11)
  const climbed = await open(colleague, messageId)
  expect(climbed.pages.map(({ personId }) => personId)).toEqual([registrar.id])
  expect(climbed.passedOver).toMatchObject([{ target: { kind: 'person', id: nurse.id } }])
  expect(await nurse.refused(escalation.open, { escalationId: messageId })).toBe('not-found')
})

test('RT13: what is urgent and a visitor’s replays live and from the log, and so does where it stands', async () => {
  await keepsReplayLaw(house, [nurse, registrar, consultant], async () => {
    const { messageId } = await page(nurse, toRole())
    await registrar.ask(escalation.decline, { escalationId: messageId })
    await nurse.ask(escalation.cancel, { escalationId: messageId })
  })
  const held = await nurse.ask(escalation.listOpen, {})
  const from = house.published.length
  await page(nurse, toRole())
  const accepted = await page(nurse, { kind: 'role', id: roleId })
  await registrar.ask(escalation.accept, { escalationId: accepted.messageId })
  for (let step = 0; step < 6; step += 1) await house.wait(10)
  const fresh = await nurse.ask(escalation.listOpen, {})
  expect(replayed(held, house.published.slice(from))).toEqual(fresh)
  expect(replayed(held, await logged(held.position))).toEqual(fresh)
})

function isExhausted(event: Delivered, escalationId: string): boolean {
  if (event.type !== 'escalation.changed') return false
  const { escalation: changed } = event.data
  return changed.id === escalationId && changed.state === 'exhausted'
}

function replayed(held: OpenEscalations, events: readonly Delivered[]): OpenEscalations {
  const own = events.filter(({ stream }) => stream === `person:${nurse.id}`)
  return replayAll(applyToOpenEscalations, held, own, { personId: nurse.id })
}

/** What the log says on the visitor's own stream, as it means now; of what is not escalation's, only that it was. */
function logged(after: number): Promise<Delivered[]> {
  return inSystemTransaction(house.database.system, async (transaction) => {
    const rows = await readEvents(transaction, [{ streamId: nurse.id, seq: after }], 1_000)
    const said: Delivered[] = []
    for (const row of rows) {
      const own = { ...row, kind: 'person' as const }
      const [now] =
        row.type === 'escalation.changed' ? await hydrateEscalation(transaction, house.vault, [own]) : [own]
      const { seq, by } = row
      const about = { stream: `person:${nurse.id}`, seq, by, at: row.at.toISOString() }
      said.push({ ...about, type: now?.type, data: now?.data } as Delivered)
    }
    return said
  })
}
