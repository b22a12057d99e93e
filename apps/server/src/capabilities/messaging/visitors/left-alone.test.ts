import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse, type Staff } from '../house.fixture.ts'
import { connectWith, type Neighbours, visit } from './neighbours.fixture.ts'

const { messaging, duty, identity } = api
let house: House
let community: Neighbours
let atHome: Staff
let nurse: Staff
let colleague: Staff
let manager: Staff

beforeAll(async () => {
  house = await openHouse()
  community = await connectWith(house, 'Moor View Community Hospital')
  manager = await house.hire()
  await manager.signOn(await house.addRole('Site manager', { coordinates: true }))
})
afterAll(() => house.close())

beforeEach(async () => {
  colleague = await house.hire()
  await colleague.signOn()
  atHome = await community.hire()
  await atHome.signOn()
  nurse = await visit(house, atHome)
  await house.settle()
})

test('AFF8: nobody begins a conversation with a visitor, who is answered of as somebody who is not here', async () => {
  for (const personId of [nurse.id, uuidv7()]) {
    expect(await colleague.refused(messaging.startDirect, { personId })).toBe('not-found')
    const personIds = [manager.id, personId]
    expect(await colleague.refused(messaging.startGroup, { title: 'Burns', personIds })).toBe('not-found')
  }
  expect((await nurse.ask(messaging.listInbox, {})).entries).toEqual([])
})

test('AFF8: nobody adds a visitor to a group', async () => {
  const { conversationId } = await colleague.ask(messaging.startGroup, {
    title: 'Burns',
    personIds: [manager.id],
  })
  for (const history of ['all', 'none'] as const) {
    const adding = { conversationId, personIds: [nurse.id], history }
    expect(await colleague.refused(messaging.addMembers, adding)).toBe('not-found')
  }
  expect(await nurse.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('AFF8: a visitor is in no audience: by who is on duty, profession, team, site or place', async () => {
  const { site } = await house.administrator.ask(identity.addSite, { name: 'East', kind: 'hospital' })
  const teamId = await house.addTeam('Burns')
  const audience = [
    { kind: 'on-duty' as const },
    { kind: 'profession' as const, name: 'Doctor' },
    { kind: 'team' as const, id: teamId },
    { kind: 'site' as const, id: site.id },
  ]
  const broadcast = { audience, body: 'Who can stay?', options: [] }
  const sent = await manager.ask(messaging.sendBroadcast, broadcast)
  await house.tell()
  const { people } = await manager.ask(messaging.openBroadcast, { broadcastId: sent.broadcast.id })
  const told = people.map(({ personId }) => personId)
  expect(told).toContain(colleague.id)
  expect(told).not.toContain(nurse.id)
  const events = house.published.filter(({ stream }) => stream === `person:${nurse.id}`)
  expect(events.filter(({ type }) => type === 'broadcast.received')).toEqual([])
})

test('AFF5: to a visitor nothing else that begins or changes a conversation is there', async () => {
  const roleId = await house.addRole('Burns registrar on call')
  await house.administrator.ask(duty.setReachable, { roleId, reachable: true })
  await colleague.ask(duty.takeRole, { roleId })
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  const { messageId } = await colleague.ask(messaging.sendMessage, { conversationId, body: 'Yes?' })
  const personIds = [manager.id]
  const refusals = [
    await nurse.refused(messaging.startDirect, { personId: manager.id }),
    await nurse.refused(messaging.startGroup, { title: 'Us', personIds }),
    await nurse.refused(messaging.startAboutPatient, { patientId: uuidv7() }),
    await nurse.refused(messaging.addMembers, { conversationId, personIds, history: 'all' }),
    await nurse.refused(messaging.removeMember, { conversationId, personId: colleague.id }),
    await nurse.refused(messaging.leaveGroup, { conversationId }),
    await nurse.refused(messaging.renameGroup, { conversationId, title: 'Ours' }),
    await nurse.refused(messaging.forwardMessage, { messageId, conversationId }),
    await nurse.refused(messaging.pinMessage, { messageId, pinned: true }),
    await nurse.refused(messaging.sendBroadcast, {
      audience: [{ kind: 'on-duty' }],
      body: 'Hello',
      options: [],
    }),
    await nurse.refused(messaging.listBroadcasts, {}),
    await nurse.refused(messaging.openDigest, {}),
  ]
  expect(refusals).toEqual(Array(refusals.length).fill('not-found'))
})

test('AFF6, AFF8: a visitor who was shut out is written to no more, and stays a member where they were', async () => {
  const roleId = await house.addRole('Burns registrar on call')
  await house.administrator.ask(duty.setReachable, { roleId, reachable: true })
  await colleague.ask(duty.takeRole, { roleId })
  const { conversationId } = await nurse.ask(messaging.startWithRole, { roleId })
  await house.administrator.ask(identity.suspendPerson, { personId: nurse.id })
  await house.settle()
  const { conversation } = await colleague.ask(messaging.openConversation, { conversationId })
  expect(conversation.members.map(({ personId }) => personId)).toContain(nurse.id)
  expect(await colleague.refused(messaging.startDirect, { personId: nurse.id })).toBe('not-found')
})
