import { api, type Patient } from '@baton/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWardHouse, type WardHouse } from '../about-patient.fixture.ts'
import type { Staff } from '../house.fixture.ts'
import { keepsReplayLaw } from '../replay-law.fixture.ts'

const { messaging } = api
let house: WardHouse
let nurse: Staff
let registrar: Staff

beforeAll(async () => {
  house = await openWardHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  ;[nurse, registrar] = [await house.hireAt(house.ward), await house.hireAt(house.ward)]
})

async function read(who: Staff, conversationId: string) {
  const { conversation, page } = await who.ask(messaging.openConversation, { conversationId })
  return { conversation, words: page.messages.map(({ body }) => body) }
}

/** One patient who was entered twice, and was written about under each record. */
async function enteredTwice() {
  const first = await house.admit('Marsh', { hospitalNumber: null })
  const second = await house.admit('Marsh')
  const [one, other] = [await house.open(nurse, first.id), await house.open(registrar, second.id)]
  await house.say(nurse, one, 'Allergic to penicillin')
  await house.say(registrar, other, 'Start co-amoxiclav')
  return { first, second, one, other }
}

test('MSG37: after a merge either record opens the survivor’s conversation, with everyone of both', async () => {
  const { first, second, one, other } = await enteredTwice()
  await house.merge(first, second)
  expect(await house.open(nurse, first.id)).toBe(other)
  expect(await house.open(nurse, second.id)).toBe(other)
  const { conversation, words } = await read(nurse, other)
  expect(conversation.members.map(({ personId }) => personId)).toEqual([nurse.id, registrar.id].sort())
  expect(words).toEqual(['Start co-amoxiclav'])
  expect(conversation.continuedIn).toBeNull()
  const merged = await read(registrar, one)
  expect(merged.words).toEqual(['Allergic to penicillin'])
  expect(merged.conversation).toMatchObject({ continuedIn: other, patientId: first.id })
})

test('MSG37: what was said under a merged record says which, and is only read', async () => {
  const { first, second, one } = await enteredTwice()
  await house.merge(second, first)
  await house.unmerge(second)
  await house.merge(first, second)
  const { conversation } = await read(registrar, one)
  expect(conversation.title).toBe('MARSH, Iris, born 5 July 1948')
  const [message] = (await nurse.ask(messaging.openConversation, { conversationId: one })).page.messages
  const messageId = message?.id ?? ''
  const said = { conversationId: one, body: 'And to latex' }
  const refusals = [
    await nurse.refused(messaging.sendMessage, said),
    await nurse.refused(messaging.sendMessage, said),
    await nurse.refused(messaging.forwardMessage, { conversationId: one, messageId }),
    await nurse.refused(messaging.editMessage, { messageId, body: 'Not allergic' }),
    await nurse.refused(messaging.reactToMessage, { messageId, emoji: '👍', present: true }),
    await nurse.refused(messaging.pinMessage, { messageId, pinned: true }),
  ]
  expect(refusals).toEqual(Array(6).fill('no-longer-possible'))
  await registrar.ask(messaging.markSeen, { conversationId: one, upTo: 1 })
  expect(await nurse.refused(messaging.sendMessage, said)).toBe('no-longer-possible')
})

test('MSG37: when the merge is taken back each record has its own again, and is written to', async () => {
  const { first, second, one, other } = await enteredTwice()
  await house.merge(first, second)
  await house.say(nurse, other, 'Stop: penicillin allergy')
  await house.unmerge(first)
  expect(await house.open(nurse, first.id)).toBe(one)
  await house.say(nurse, one, 'Chart checked')
  expect((await read(nurse, one)).words).toEqual(['Allergic to penicillin', 'Chart checked'])
  expect((await read(registrar, other)).words).toEqual(['Start co-amoxiclav', 'Stop: penicillin allergy'])
  expect((await read(nurse, one)).conversation).toMatchObject({ continuedIn: null, title: 'MARSH, Iris' })
})

test('MSG37: who was in the conversation of a merged record is in the survivor’s, which is begun for them', async () => {
  const [first, second] = [await house.admit('Marsh'), await house.admit('Marsh')]
  const one = await house.open(nurse, first.id)
  await house.say(nurse, one, 'Refuses her tablets')
  await house.merge(first, second)
  const { entries } = await nurse.ask(messaging.listInbox, {})
  const begun = entries.find(({ conversation }) => conversation.patientId === second.id)?.conversation
  expect(begun?.members.map(({ personId }) => personId)).toEqual([nurse.id])
  expect((await read(nurse, one)).conversation.continuedIn).toBe(begun?.id)
})

test('MSG36, MSG37: who may not see the patient any more leaves what was said under every record', async () => {
  const { first, second, one, other } = await enteredTwice()
  await house.merge(first, second)
  await registrar.signOff()
  for (const conversationId of [one, other])
    expect(await registrar.refused(messaging.openConversation, { conversationId })).toBe('not-found')
})

test('RT13: the replay law holds when records are merged and parted', async () => {
  const { first, second, one, other } = await enteredTwice()
  const readers = [nurse, registrar]
  await keepsReplayLaw(house, readers, async () => {
    await house.merge(first, second)
    await house.say(nurse, other, 'One patient')
  })
  await keepsReplayLaw(house, readers, async () => {
    await house.unmerge(first)
    await house.say(nurse, one, 'Two patients')
  })
})

/** What may happen to three records, several things at once. */
const act = fc.record({
  what: fc.constantFrom('send', 'send', 'send', 'merge', 'unmerge', 'open'),
  record: fc.nat({ max: 2 }),
  into: fc.nat({ max: 2 }),
  who: fc.nat({ max: 1 }),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

test('MSG37: however records are merged and parted while people write, no message is lost, doubled or moved', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (turns) => {
        const records = [await house.admit('Marsh'), await house.admit('March'), await house.admit('Marsch')]
        /** By conversation: every word that was answered as sent there, in the order of its number. */
        const sent = new Map<string, Map<number, string>>()
        let words = 0
        for (const turn of turns) {
          await Promise.all(
            turn.map((one) => {
              words += 1
              return perform(records, sent, one, `Words ${words}`)
            }),
          )
        }
        await checkAll(records, sent)
      },
    ),
    { numRuns: 20, seed: 20261126 },
  )
}, 120_000)

async function perform(
  records: readonly Patient[],
  sent: Map<string, Map<number, string>>,
  { what, record, into, who }: Act,
  body: string,
): Promise<void> {
  const [about, other] = [records[record], records[into]]
  const person = who === 0 ? nurse : registrar
  if (about === undefined || other === undefined) return
  const { administrator } = house
  const reason = 'Entered twice'
  if (what === 'merge') {
    await administrator.try(api.patients.mergePatients, {
      patientId: about.id,
      intoPatientId: other.id,
      reason,
    })
  }
  if (what === 'unmerge') {
    await administrator.try(api.patients.unmergePatient, { patientId: about.id, reason })
  }
  if (what === 'open' || what === 'send') {
    const conversationId = await house.open(person, about.id)
    if (what === 'open') return
    // Refused where the record is merged between the two: then it is not sent, and whoever wrote it is told.
    const answered = await person.try(messaging.sendMessage, { conversationId, body })
    if (!answered.ok) {
      expect(answered.refusal.code).toBe('no-longer-possible')
      return
    }
    const numbers = sent.get(conversationId) ?? new Map<number, string>()
    expect(numbers.has(answered.value.number)).toBe(false)
    sent.set(conversationId, numbers.set(answered.value.number, body))
  }
}

async function checkAll(
  records: readonly Patient[],
  sent: ReadonlyMap<string, ReadonlyMap<number, string>>,
): Promise<void> {
  const opened = await Promise.all(records.map(({ id }) => house.open(nurse, id)))
  const { entries } = await nurse.ask(messaging.listInbox, {})
  const ids = new Set(records.map(({ id }) => id))
  const about = entries.filter(({ conversation }) => ids.has(conversation.patientId ?? ''))
  // Everything that was sent can be read, once, under the record under which it was written.
  for (const [conversationId, numbers] of sent) {
    const { page } = await nurse.ask(messaging.openConversation, { conversationId })
    expect(page.messages.map(({ number, body }) => [number, body])).toEqual(
      [...numbers].sort(([a], [b]) => a - b),
    )
  }
  const all = about.reduce((sum, { conversation }) => sum + conversation.lastNumber, 0)
  expect(all).toBe([...sent.values()].reduce((sum, numbers) => sum + numbers.size, 0))
  // One conversation a record at most; each goes on where its record does.
  expect(new Set(about.map(({ conversation }) => conversation.patientId)).size).toBe(about.length)
  for (const { conversation } of about) {
    const index = records.findIndex(({ id }) => id === conversation.patientId)
    const goesOn = opened[index]
    expect(conversation.continuedIn ?? conversation.id).toBe(goesOn)
  }
}
