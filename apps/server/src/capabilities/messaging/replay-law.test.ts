import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { keepsReplayLaw } from './replay-law.fixture.ts'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let newcomer: Colleague
let stranger: Colleague
let conversationId: string
let everyone: Colleague[]
/** A message that only the nurse and the doctor saw, and one that the newcomer saw too. */
let early: string
let late: string

beforeAll(async () => {
  ward = await openWard()
})
afterAll(() => ward.close())

beforeEach(async () => {
  ward.published.length = 0
  ;[nurse, doctor, newcomer, stranger] = [
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
    await ward.hire(),
  ]
  everyone = [nurse, doctor, newcomer, stranger]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, { title: 'Ward 7', personIds: [doctor.id] }))
  early = (await say(nurse, 'Before the newcomer came')).messageId
  await say(doctor, 'Seen')
  await nurse.ask(messaging.addMembers, { conversationId, personIds: [newcomer.id], history: 'none' })
  late = (await say(nurse, `Welcome <@person:${newcomer.id}>`)).messageId
  ward.clock.advance(60_000)
})

function say(who: Colleague, body: string, replyToId?: string) {
  const input = replyToId === undefined ? { conversationId, body } : { conversationId, body, replyToId }
  return who.ask(messaging.sendMessage, input)
}

/** Every command, as a member would give it. The key is its name: one that is forgotten does not compile. */
const commands: Record<string, () => Promise<unknown>> = {
  'messaging.startDirect': () => nurse.ask(messaging.startDirect, { personId: stranger.id }),
  'messaging.startGroup': () =>
    doctor.ask(messaging.startGroup, { title: 'On call', personIds: [stranger.id] }),
  'messaging.renameGroup': () => doctor.ask(messaging.renameGroup, { conversationId, title: 'Ward 8' }),
  'messaging.addMembers': () =>
    nurse.ask(messaging.addMembers, { conversationId, personIds: [stranger.id], history: 'all' }),
  'messaging.removeMember': () => nurse.ask(messaging.removeMember, { conversationId, personId: doctor.id }),
  'messaging.leaveGroup': () => newcomer.ask(messaging.leaveGroup, { conversationId }),
  'messaging.muteConversation': () =>
    nurse.ask(messaging.muteConversation, { conversationId, until: '2026-03-03T08:00:00Z' }),
  'messaging.sendMessage': async () => {
    await say(doctor, `<@person:${newcomer.id}> and <@person:${nurse.id}>`, early)
    await say(nurse, 'And again', late)
  },
  'messaging.forwardMessage': async () => {
    const other = await doctor.ask(messaging.startDirect, { personId: stranger.id })
    await doctor.ask(messaging.forwardMessage, { messageId: late, conversationId: other.conversationId })
  },
  'messaging.editMessage': async () => {
    await say(doctor, 'An answer', early)
    await nurse.ask(messaging.editMessage, { messageId: early, body: 'Corrected' })
    await nurse.ask(messaging.editMessage, { messageId: late, body: 'Corrected too' })
  },
  'messaging.withdrawMessage': async () => {
    await say(doctor, 'An answer', late)
    await nurse.ask(messaging.withdrawMessage, { messageId: late })
  },
  'messaging.reactToMessage': async () => {
    await doctor.ask(messaging.reactToMessage, { messageId: early, emoji: '👍', present: true })
    await newcomer.ask(messaging.reactToMessage, { messageId: late, emoji: '👍', present: true })
    await doctor.ask(messaging.reactToMessage, { messageId: early, emoji: '👍', present: false })
  },
  'messaging.pinMessage': async () => {
    await doctor.ask(messaging.pinMessage, { messageId: early, pinned: true })
    await doctor.ask(messaging.pinMessage, { messageId: late, pinned: true })
    await doctor.ask(messaging.pinMessage, { messageId: early, pinned: false })
  },
  'messaging.saveForLater': () => doctor.ask(messaging.saveForLater, { messageId: early, saved: true }),
  'messaging.saveDraft': async () => {
    await doctor.ask(messaging.saveDraft, { conversationId, body: 'I was going to' })
    await nurse.ask(messaging.saveDraft, { conversationId, body: 'gone' })
    await nurse.ask(messaging.saveDraft, { conversationId, body: '' })
  },
  'messaging.markDelivered': () => doctor.ask(messaging.markDelivered, { conversationId, upTo: 3 }),
  'messaging.markSeen': async () => {
    await newcomer.ask(messaging.markSeen, { conversationId, upTo: 3 })
    await nurse.ask(messaging.markSeen, { conversationId, upTo: 2 })
  },
}

/** After these some of the others are no longer possible. */
const atTheEnd = new Set(['messaging.removeMember', 'messaging.leaveGroup', 'messaging.withdrawMessage'])

/** Held to it where their roles, ladders, audiences and patients are: beside what does them. */
const elsewhere = [
  'messaging.startWithRole',
  'messaging.startAboutPatient',
  'messaging.sendUrgent',
  'messaging.sendBroadcast',
  'messaging.answerBroadcast',
  'messaging.markBroadcastSeen',
  'messaging.closeBroadcast',
]

test('RT13: every command of messaging is held to the replay law', () => {
  const names = Object.values(messaging).flatMap((operation) =>
    'kind' in operation && operation.kind === 'command' ? operation.name : [],
  )
  expect([...Object.keys(commands), ...elsewhere].sort()).toEqual(names.sort())
})

test.each(Object.keys(commands))(
  'RT13: %s: an old snapshot and its events equal a fresh one, for everyone',
  async (name) => {
    await keepsReplayLaw(ward, everyone, async () => commands[name]?.())
  },
)

test('RT13: the same holds after a whole shift, for who was away all along', async () => {
  await keepsReplayLaw(ward, everyone, async () => {
    for (const name of Object.keys(commands)) {
      if (!atTheEnd.has(name)) await commands[name]?.()
    }
    await commands['messaging.withdrawMessage']?.()
    await newcomer.ask(messaging.leaveGroup, { conversationId })
    await nurse.ask(messaging.addMembers, { conversationId, personIds: [newcomer.id], history: 'all' })
    await say(newcomer, 'Back again')
  })
})

test('MSG11: withdrawn words are not in what is replayed', async () => {
  const secret = `bloods for ${uuidv7()}`
  const { messageId } = await say(nurse, secret)
  await say(doctor, 'Thank you', messageId)
  const from = ward.published.length
  await nurse.ask(messaging.withdrawMessage, { messageId })
  expect(JSON.stringify(ward.published.slice(from))).not.toContain(secret)
  const view = await doctor.ask(messaging.openConversation, { conversationId })
  expect(JSON.stringify(view)).not.toContain(secret)
  expect(JSON.stringify(await doctor.ask(messaging.listInbox, {}))).not.toContain(secret)
})
