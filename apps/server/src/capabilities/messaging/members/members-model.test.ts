import { api, type Delivered } from '@baton/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { effectOn } from '../audience.ts'
import { type Colleague, openWard, type Ward } from '../ward.fixture.ts'

const { messaging } = api
let ward: Ward
let chair: Colleague
let others: Colleague[]

beforeAll(async () => {
  ward = await openWard()
  chair = await ward.hire()
  others = [await ward.hire(), await ward.hire(), await ward.hire()]
})
afterAll(() => ward.close())

/** What people do to a group, several things of one turn at once. */
const act = fc.record({
  what: fc.constantFrom('send', 'send', 'add', 'addWithHistory', 'remove', 'leave', 'see'),
  who: fc.nat({ max: 2 }),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

test('MSG8, MSG9: whatever is sent, added and removed at once, everyone reads exactly their own stretch', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      async (turns) => {
        const started = await chair.ask(messaging.startGroup, {
          title: 'Model',
          personIds: [others[0]?.id ?? ''],
        })
        const from = ward.published.length
        for (const turn of turns) {
          await Promise.all(turn.map((one) => perform(started.conversationId, one)))
        }
        const events = ward.published
          .slice(from)
          .filter((event) => event.stream === `conversation:${started.conversationId}`)
          .sort((a, b) => a.seq - b.seq)
        await checkNumbers(started.conversationId, events)
        for (const [index, person] of others.entries()) {
          await checkReader(started.conversationId, person, index === 0, events)
        }
      },
    ),
    { numRuns: 25, seed: 20260302 },
  )
}, 60_000)

async function perform(conversationId: string, { what, who }: Act): Promise<void> {
  const person = others[who]
  if (person === undefined) return
  if (what === 'send') await person.try(messaging.sendMessage, { conversationId, body: 'Hello' })
  if (what === 'see') await person.try(messaging.markSeen, { conversationId, upTo: 1000 })
  if (what === 'leave') await person.try(messaging.leaveGroup, { conversationId })
  if (what === 'remove') await chair.try(messaging.removeMember, { conversationId, personId: person.id })
  if (what === 'add' || what === 'addWithHistory') {
    const history = what === 'add' ? 'none' : 'all'
    await chair.try(messaging.addMembers, { conversationId, personIds: [person.id], history })
  }
}

/** Dense numbers and positions, and the same messages in the conversation as in its events. */
async function checkNumbers(conversationId: string, events: readonly Delivered[]): Promise<void> {
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 2))
  const sent = events.filter((event) => event.type === 'message.sent')
  expect(sent.map((event) => effectOn(event).about)).toEqual(sent.map((_, index) => index + 1))
  const { page, position } = await chair.ask(messaging.openConversation, { conversationId, around: 1 })
  expect(page.messages.map(({ number }) => number)).toEqual(sent.slice(0, 26).map((_, index) => index + 1))
  expect(position).toBe(events.length + 1)
}

/** What a reader may read now follows from the events alone. */
async function checkReader(
  conversationId: string,
  person: Colleague,
  fromTheStart: boolean,
  events: readonly Delivered[],
): Promise<void> {
  let visibleAfter = fromTheStart ? 0 : null
  for (const event of events) {
    if (event.type === 'member.left' && event.data.personId === person.id) visibleAfter = null
    if (event.type === 'member.joined' && event.data.member.personId === person.id) {
      visibleAfter = event.data.member.visibleAfter
    }
    // Nobody sends who is not a member at that moment of the stream.
    if (event.type === 'message.sent' && event.by === person.id) expect(visibleAfter).not.toBeNull()
  }
  const answered = await person.try(messaging.pageMessages, { conversationId, limit: 200 })
  if (visibleAfter === null) {
    expect(answered.ok).toBe(false)
    return
  }
  const last = events.filter((event) => event.type === 'message.sent').length
  const numbers = answered.ok ? answered.value.page.messages.map(({ number }) => number) : null
  expect(numbers).toEqual(Array.from({ length: last }, (_, index) => index + 1).slice(visibleAfter))
}
