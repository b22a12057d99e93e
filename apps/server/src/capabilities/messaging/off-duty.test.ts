import { api } from '@baton/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from './house.fixture.ts'

const { messaging } = api
let house: House
let nurse: Staff
let consultant: Staff
let teamId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  teamId = await house.addTeam('Ward 7')
  ;[nurse, consultant] = [await house.hire(teamId), await house.hire(teamId)]
  await house.settle()
  await nurse.signOn()
  await consultant.signOn()
  await house.wait(60)
})

async function direct(): Promise<string> {
  return (await nurse.ask(messaging.startDirect, { personId: consultant.id })).conversationId
}

async function ofTeam(): Promise<string> {
  const { entries } = await nurse.ask(messaging.listInbox, {})
  return entries.find(({ conversation }) => conversation.teamId === teamId)?.conversation.id ?? ''
}

function say(conversationId: string, body: string, urgency: 'routine' | 'soon' = 'routine') {
  return nurse.ask(messaging.sendMessage, { conversationId, body, urgency })
}

function stretch() {
  const now = house.clock.now()
  return { from: new Date(now.getTime() - 10 * 60 * 60_000).toISOString(), until: now.toISOString() }
}

test('MSG29: what came off duty and is unread is in the digest at the next sign-on, and nothing else', async () => {
  const [one, team] = [await direct(), await ofTeam()]
  await say(one, 'Before you go')
  await house.wait(1)
  const wentOff = house.clock.now().toISOString()
  await consultant.signOff()
  await house.wait(60)
  await say(team, 'Bed 4 went home')
  await say(team, `<@person:${consultant.id}> please call the family`)
  await say(one, 'The scan is back', 'soon')
  await house.wait(60)
  const cameBack = house.clock.now().toISOString()
  await consultant.signOn()
  await house.wait(1)
  await say(one, 'Good morning')
  const digest = await consultant.ask(messaging.openDigest, {})
  expect(digest).toMatchObject({ from: wentOff, until: cameBack, total: 3 })
  const mention = `<@person:${consultant.id}> please call the family`
  expect(digest.lines).toEqual([
    {
      conversationId: one,
      messages: 1,
      mentions: 0,
      urgency: 'soon',
      lastAuthorId: nurse.id,
      excerpt: 'The scan is back',
    },
    {
      conversationId: team,
      messages: 2,
      mentions: 1,
      urgency: 'routine',
      lastAuthorId: nurse.id,
      excerpt: mention,
    },
  ])
  await consultant.ask(messaging.markSeen, { conversationId: one, upTo: 2 })
  const { lines } = await consultant.ask(messaging.openDigest, {})
  expect(lines.map(({ conversationId }) => conversationId)).toEqual([team])
})

test('MSG29: off duty the digest is of what came so far; who never signed on has none', async () => {
  await consultant.signOff()
  await house.wait(5)
  await say(await direct(), 'For tomorrow')
  await house.wait(5)
  const digest = await consultant.ask(messaging.openDigest, {})
  expect(digest).toMatchObject({ until: house.clock.now().toISOString(), total: 1 })
  const newcomer = await house.hire()
  expect(await newcomer.ask(messaging.openDigest, {})).toEqual({
    from: null,
    until: null,
    total: 0,
    lines: [],
  })
})

test('MSG29: a withdrawn message is not in the digest', async () => {
  await consultant.signOff()
  const { messageId } = await say(await direct(), 'A mistake')
  await house.wait(5)
  await nurse.ask(messaging.withdrawMessage, { messageId })
  expect((await consultant.ask(messaging.openDigest, {})).lines).toEqual([])
})

test('MSG30: everyone sees their own contacts off duty, and nobody another’s', async () => {
  const conversationId = await direct()
  await say(conversationId, 'On duty')
  await house.wait(1)
  await consultant.signOff()
  await house.wait(5)
  for (let index = 0; index < 20; index += 1) await say(conversationId, `Off duty ${index}`)
  await house.wait(5)
  const mine = await consultant.ask(messaging.myOutOfHours, stretch())
  expect(mine.days.reduce((sum, { held }) => sum + held, 0)).toBe(20)
  const hers = await nurse.ask(messaging.myOutOfHours, stretch())
  expect(hers.days.reduce((sum, { held }) => sum + held, 0)).toBe(0)
})

test('MSG30: a recorded override that reached someone off duty counts as an interruption', async () => {
  await consultant.signOff()
  const until = new Date(house.clock.now().getTime() + 60 * 60_000).toISOString()
  const override = { reason: 'Major incident', personIds: [consultant.id], until }
  await house.administrator.ask(api.duty.declareOverride, override)
  const to = { kind: 'person' as const, id: consultant.id }
  await nurse.ask(messaging.sendUrgent, { to, urgency: 'urgent', reason: 'Major incident: please come' })
  await house.wait(1)
  const { days } = await consultant.ask(messaging.myOutOfHours, stretch())
  expect(days.reduce((sum, { interrupted }) => sum + interrupted, 0)).toBeGreaterThan(0)
})

test('MSG30: of a team its members see totals, and of fewer than five nobody sees any', async () => {
  const asked = { teamId, ...stretch() }
  expect(await nurse.ask(messaging.teamOutOfHours, asked)).toEqual({ days: null })
  for (let index = 0; index < 3; index += 1) await house.hire(teamId)
  await house.settle()
  await house.wait(1)
  await say(await ofTeam(), 'To the whole ward')
  await house.wait(1)
  const { days } = await nurse.ask(messaging.teamOutOfHours, { teamId, ...stretch() })
  // The consultant and the nurse are on duty; the three who never signed on are not.
  expect(days?.reduce((sum, { held }) => sum + held, 0)).toBe(3)
  expect(JSON.stringify(days)).not.toContain(consultant.id)
  const stranger = await house.hire()
  expect(await stranger.refused(messaging.teamOutOfHours, asked)).toBe('not-found')
})
