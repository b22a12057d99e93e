import { api, type InputOf } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'

const { messaging, escalation } = api
let house: House
let nurse: Staff
let registrar: Staff
let consultant: Staff
let stranger: Staff
let roleId: string
let seniorId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  ;[nurse, registrar, consultant, stranger] = [
    await house.hire(),
    await house.hire(),
    await house.hire(),
    await house.hire(),
  ]
  roleId = await house.addRole('Medical registrar on call')
  seniorId = await house.addRole('Medical consultant on call')
  const rungs = [{ target: { kind: 'role' as const, id: seniorId }, waitMs: 10 * 60_000 }]
  await house.administrator.ask(escalation.saveLadder, { name: 'Medical', roleId, rungs })
  await nurse.signOn()
  await registrar.signOn(roleId)
  await consultant.signOn(seniorId)
})

type Asked = InputOf<typeof messaging.sendUrgent>
const usual = { urgency: 'urgent' as const, reason: 'NEWS2 6, breathless' }

function page(who: Staff, to: Asked['to'], more: Partial<Asked> = {}, commandId?: string) {
  return who.ask(messaging.sendUrgent, { to, ...usual, ...more }, commandId)
}

function refusedToPage(who: Staff, to: Asked['to'], more: Partial<Asked> = {}) {
  return who.refused(messaging.sendUrgent, { to, ...usual, ...more })
}

async function read(who: Staff, conversationId: string) {
  return who.ask(messaging.openConversation, { conversationId })
}

async function membersOf(who: Staff, conversationId: string): Promise<string[]> {
  return (await read(who, conversationId)).conversation.members.map(({ personId }) => personId)
}

const toRole = () => ({ kind: 'role' as const, id: roleId })

const sbar = {
  patient: '',
  place: 'Ward 7, bed 4',
  situation: 'Breathless',
  background: '',
  assessment: '',
  recommendation: 'Please come',
  news2: 6,
}

test('MSG24: an urgent message and its escalation begin together, under one id', async () => {
  const sent = await page(nurse, toRole(), { sbar, callBack: '4471' })
  expect(sent.escalation).toMatchObject({
    id: sent.messageId,
    subject: { kind: 'message', id: sent.messageId, withinId: sent.conversationId },
    reason: usual.reason,
    sbar,
    callBack: '4471',
    state: 'running',
    raisedBy: nurse.id,
  })
  expect(sent.escalation.pages).toMatchObject([{ personId: registrar.id, roleId, rung: 0 }])
  const { page: shown } = await read(registrar, sent.conversationId)
  expect(shown.messages).toMatchObject([
    { id: sent.messageId, urgency: 'urgent', reason: usual.reason, body: usual.reason, sbar, number: 1 },
  ])
})

test('MSG24: the same command asked again gives the same answer and pages nobody twice', async () => {
  const commandId = uuidv7()
  const first = await page(nurse, toRole(), {}, commandId)
  expect(await page(nurse, toRole(), {}, commandId)).toEqual(first)
  const other = { to: toRole(), ...usual, reason: 'Something else' }
  expect(await nurse.refused(messaging.sendUrgent, other, commandId)).toBe('conflict')
  expect((await read(nurse, first.conversationId)).conversation.lastNumber).toBe(1)
})

test('MSG24: where nobody can be called nothing is sent', async () => {
  const emptyId = await house.addRole('Burns registrar')
  expect(await refusedToPage(nurse, { kind: 'role', id: emptyId })).toBe('nobody-there')
  const { entries } = await nurse.ask(messaging.listInbox, {})
  expect(entries).toEqual([])
})

test('MSG24: an urgent message is found by its words and by its reason', async () => {
  const sent = await page(nurse, toRole(), { body: 'Family is with him', reason: 'Haematemesis' })
  for (const text of ['haematemesis', 'family']) {
    const { hits } = await registrar.ask(messaging.searchMessages, { text })
    expect(hits.map(({ message }) => message.id)).toEqual([sent.messageId])
  }
})

test('MSG25: to somebody off duty nothing urgent is sent; to somebody on duty it stands between the two', async () => {
  expect(await refusedToPage(nurse, { kind: 'person', id: stranger.id })).toBe('off-duty')
  await stranger.signOn()
  const sent = await page(nurse, { kind: 'person', id: stranger.id })
  const { conversation } = await read(stranger, sent.conversationId)
  expect(conversation.kind).toBe('direct')
  expect(sent.escalation.pages).toMatchObject([{ personId: stranger.id, roleId: null }])
})

test('MSG25: to a team it stands in the team’s conversation, and the sender is there until it has ended', async () => {
  const teamId = await house.addTeam('Critical care outreach')
  const outreach = await house.hire(teamId)
  await house.settle()
  await outreach.signOn()
  const conversationId = (await outreach.ask(messaging.listInbox, {})).entries[0]?.conversation.id ?? ''
  await outreach.ask(messaging.sendMessage, { conversationId, body: 'Among ourselves' })
  const sent = await page(nurse, { kind: 'team', id: teamId })
  expect(sent.conversationId).toBe(conversationId)
  const { page: shown } = await read(nurse, conversationId)
  expect(shown.messages.map(({ number }) => number)).toEqual([2])
  await outreach.ask(escalation.accept, { escalationId: sent.messageId })
  expect(await membersOf(outreach, conversationId)).toContain(nurse.id)
  await outreach.ask(escalation.complete, { escalationId: sent.messageId })
  expect(await nurse.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('MSG25: in a conversation it calls its role, the one who asked, or the other; in a group nobody', async () => {
  const { conversationId } = await page(nurse, toRole())
  const there = { kind: 'conversation' as const, id: conversationId }
  expect((await page(nurse, there)).escalation.rungs[0]?.target).toEqual(toRole())
  const answered = await page(registrar, there, { asRoleId: roleId })
  expect(answered.escalation.rungs[0]?.target).toEqual({ kind: 'person', id: nurse.id })
  expect(await refusedToPage(stranger, there)).toBe('not-found')
  const personIds = [registrar.id]
  const group = await nurse.ask(messaging.startGroup, { title: 'Nights', personIds })
  const inGroup = { kind: 'conversation' as const, id: group.conversationId }
  expect(await refusedToPage(nurse, inGroup)).toBe('nobody-there')
  const direct = await nurse.ask(messaging.startDirect, { personId: registrar.id })
  const toOther = await page(nurse, { kind: 'conversation', id: direct.conversationId })
  expect(toOther.escalation.pages[0]?.personId).toBe(registrar.id)
})

test('MSG27: in the name of a role an urgent message is sent by who holds it only', async () => {
  expect(await refusedToPage(nurse, toRole(), { asRoleId: seniorId })).toBe('not-allowed')
  const sent = await page(consultant, toRole(), { asRoleId: seniorId })
  expect(sent.escalation.asRoleId).toBe(seniorId)
})

test('MSG26: whoever is called later reads the conversation with the role, and leaves when it has ended', async () => {
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  await nurse.ask(messaging.sendMessage, { conversationId, body: 'He was well this morning' })
  const { messageId } = await page(nurse, toRole())
  expect(await consultant.refused(messaging.openConversation, { conversationId })).toBe('not-found')
  await registrar.ask(escalation.decline, { escalationId: messageId })
  const { conversation, page: shown } = await read(consultant, conversationId)
  expect(shown.messages.map(({ number }) => number)).toEqual([1, 2])
  const called = conversation.members.find(({ personId }) => personId === consultant.id)
  expect(called?.calledTo).toBe(messageId)
  await consultant.ask(escalation.accept, { escalationId: messageId })
  await consultant.ask(messaging.sendMessage, { conversationId, body: 'I am coming' })
  await consultant.ask(escalation.complete, { escalationId: messageId })
  expect(await membersOf(nurse, conversationId)).toEqual([nurse.id, registrar.id].sort())
})

test('MSG26: who was called to a message between two reads from that message on', async () => {
  const { conversationId } = await nurse.ask(messaging.startDirect, { personId: registrar.id })
  await nurse.ask(messaging.sendMessage, { conversationId, body: 'Lunch?' })
  const sent = await page(nurse, { kind: 'person', id: registrar.id })
  await registrar.ask(escalation.passOn, { escalationId: sent.messageId, to: { kind: 'role', id: seniorId } })
  const { page: shown } = await read(consultant, conversationId)
  expect(shown.messages.map(({ number }) => number)).toEqual([2])
  await nurse.ask(escalation.cancel, { escalationId: sent.messageId })
  expect(await membersOf(nurse, conversationId)).toEqual([nurse.id, registrar.id].sort())
})

test('MSG26: who is called and then takes the role belongs there, and stays when it has ended', async () => {
  const { conversationId, messageId } = await page(nurse, toRole())
  await registrar.ask(escalation.decline, { escalationId: messageId })
  await consultant.ask(api.duty.takeRole, { roleId, displace: true })
  await house.settle()
  const { conversation } = await read(nurse, conversationId)
  expect(conversation.members).toMatchObject(
    [nurse, registrar, consultant]
      .map(({ id }) => ({ personId: id, calledTo: id === registrar.id ? messageId : null }))
      .sort((a, b) => (a.personId < b.personId ? -1 : 1)),
  )
  await nurse.ask(escalation.cancel, { escalationId: messageId })
  expect(await membersOf(nurse, conversationId)).toEqual([nurse.id, consultant.id].sort())
})

test('MSG26: the next rung is called by the clock, and reads at once', async () => {
  const { conversationId } = await page(nurse, toRole())
  await house.wait(11)
  expect(await membersOf(nurse, conversationId)).toContain(consultant.id)
})

test('MSG28: an urgent message is cancelled and not withdrawn, and correcting it changes no reason', async () => {
  const { messageId } = await page(nurse, toRole(), { body: 'Bed 4' })
  expect(await nurse.refused(messaging.withdrawMessage, { messageId })).toBe('no-longer-possible')
  await nurse.ask(messaging.editMessage, { messageId, body: 'Bed 14' })
  const { versions } = await registrar.ask(messaging.listVersions, { messageId })
  expect(versions.map(({ body }) => body)).toEqual(['Bed 4'])
  const opened = await registrar.ask(escalation.open, { escalationId: messageId })
  expect(opened.escalation.reason).toBe(usual.reason)
  const { hits } = await registrar.ask(messaging.searchMessages, { text: 'breathless' })
  expect(hits.some(({ message }) => message.id === messageId)).toBe(true)
})

test('MSG22: two who page the role at once, while it changes hands, each get an answer that is read', async () => {
  const [first, second] = await Promise.all([
    page(nurse, toRole()),
    page(stranger, toRole()),
    consultant.ask(api.duty.takeRole, { roleId, displace: true }),
  ])
  await house.settle()
  for (const sent of [first, second]) {
    const paged = sent.escalation.pages.map(({ personId }) => personId)
    expect([[registrar.id], [consultant.id]]).toContainEqual(paged)
    expect((await read(consultant, sent.conversationId)).page.messages).toHaveLength(1)
  }
})

test('SEC-7: everything that makes an urgent message is audited', async () => {
  const { messageId } = await page(nurse, toRole())
  const { rows } = await house.database.system.query<{ action: string }>(
    `select distinct action from audit_leaf where subjects::text like '%' || $1 || '%' order by action`,
    [messageId],
  )
  expect(rows.map(({ action }) => action)).toContain('messaging.sendUrgent')
})

test('MSG20: why it is urgent stands nowhere in the database in words', async () => {
  await page(nurse, toRole(), { reason: 'Something serious', sbar: { ...sbar, situation: 'Something' } })
  const { rows } = await house.database.system.query<{ found: boolean }>(
    ['message', 'called', 'event', 'membership']
      .map((table) => `select exists (select from ${table} t where t::text ilike '%something%') as found`)
      .join(' union all '),
  )
  expect(rows.some((row) => row.found)).toBe(false)
})

test('RT13: messaging.sendUrgent: an old snapshot and its events equal a fresh one, for everyone', async () => {
  const everyone = [nurse, registrar, consultant, stranger]
  await keepsReplayLaw(house, everyone, async () => {
    const { messageId } = await page(nurse, toRole(), { sbar })
    await registrar.ask(escalation.decline, { escalationId: messageId })
  })
  await keepsReplayLaw(house, everyone, async () => {
    const { messageId } = await page(nurse, toRole())
    await consultant.ask(api.duty.takeRole, { roleId, displace: true })
    await house.settle()
    await nurse.ask(escalation.cancel, { escalationId: messageId })
  })
})

test('RT13: messaging.startWithRole: an old snapshot and its events equal a fresh one, for everyone', async () => {
  await keepsReplayLaw(house, [nurse, registrar, consultant], async () => {
    await nurse.ask(messaging.startWithRole, { roleId })
  })
})
