import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepTeamConversation } from '../commands/keep-team-conversation.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'
import { type Colleague, openWard, type Ward } from '../ward.fixture.ts'

const { messaging } = api
let ward: Ward
let administrator: Colleague
let nurse: Colleague
let doctor: Colleague
let teamId: string

beforeAll(async () => {
  ward = await openWard()
  ;[administrator, nurse, doctor] = [await ward.hire(), await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

beforeEach(() => {
  teamId = uuidv7()
})

/** The team is now so, and its conversation is brought level. */
async function becomes(name: string, ...members: Colleague[]): Promise<void> {
  ward.teams.set(teamId, { name, memberIds: members.map(({ id }) => id) })
  const { organisationId } = ward
  await keepTeamConversation(ward.parts, {
    organisationId,
    teamId,
    personId: administrator.id,
    at: ward.clock.now(),
  })
}

async function conversationOf(who: Colleague) {
  const { entries } = await who.ask(messaging.listInbox, {})
  return entries.find(({ conversation }) => conversation.teamId === teamId)?.conversation
}

test('MSG4: a team has one conversation, with its name and its people', async () => {
  await becomes('Outreach')
  await becomes('Outreach', nurse)
  await becomes('Critical care outreach', nurse, doctor)
  const conversation = await conversationOf(doctor)
  expect(conversation).toMatchObject({ kind: 'team', title: 'Critical care outreach' })
  expect(conversation?.members.map(({ personId }) => personId)).toEqual([nurse.id, doctor.id].sort())
  expect(await conversationOf(administrator)).toBeUndefined()
})

test('MSG4: nobody leaves, renames or adds to a team’s conversation but by the team', async () => {
  await becomes('Outreach', nurse, doctor)
  const conversationId = (await conversationOf(nurse))?.id ?? ''
  const adding = { conversationId, personIds: [administrator.id], history: 'all' as const }
  const refusals = [
    await nurse.refused(messaging.leaveGroup, { conversationId }),
    await nurse.refused(messaging.renameGroup, { conversationId, title: 'Ours' }),
    await nurse.refused(messaging.addMembers, adding),
    await nurse.refused(messaging.removeMember, { conversationId, personId: doctor.id }),
  ]
  expect(refusals).toEqual(Array(4).fill('not-allowed'))
})

test('MSG8: who leaves the team receives nothing of its conversation from then on', async () => {
  await becomes('Outreach', nurse, doctor)
  const conversationId = (await conversationOf(nurse))?.id ?? ''
  await becomes('Outreach', nurse)
  expect(await doctor.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('someone who is suspended stays out of a new team conversation until they are back', async () => {
  const away = await ward.hire()
  ward.suspend(away)
  await becomes('Outreach', nurse, away)
  expect((await conversationOf(nurse))?.members).toHaveLength(1)
})

test('told twice of the same team, nothing changes', async () => {
  await becomes('Outreach', nurse, doctor)
  const from = ward.published.length
  await becomes('Outreach', nurse, doctor)
  expect(ward.published.length).toBe(from)
})

test('RT13: the replay law holds when a team changes', async () => {
  await becomes('Outreach', nurse)
  await keepsReplayLaw(ward, [nurse, doctor, administrator], async () => {
    await becomes('Outreach team', nurse, doctor)
    await becomes('Outreach team', doctor)
  })
})
