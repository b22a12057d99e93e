import { api } from '@baton/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../../platform/log.ts'
import { tidySearch } from './tidy-search.ts'
import { type Colleague, openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let nurse: Colleague
let doctor: Colleague
let conversationId: string
const length = 130

beforeAll(async () => {
  ward = await openWard()
  ;[nurse, doctor] = [await ward.hire(), await ward.hire()]
  const personIds = [doctor.id]
  ;({ conversationId } = await nurse.ask(messaging.startGroup, { title: 'Long', personIds }))
  for (let number = 1; number <= length; number += 1) {
    await nurse.ask(messaging.sendMessage, { conversationId, body: `Observation ${number}` })
  }
})
afterAll(() => ward.close())

test('a conversation opens at the first message that was not seen', async () => {
  await doctor.ask(messaging.markSeen, { conversationId, upTo: 60 })
  const { page, position } = await doctor.ask(messaging.openConversation, { conversationId })
  expect(page.messages.map(({ number }) => number)).toEqual(numbers(36, 85))
  expect(page).toMatchObject({ reachesStart: false, reachesEnd: false })
  expect(position).toBe(1 + length + 1)
})

test('a conversation whose every message was seen opens at its end, with a full page', async () => {
  const { page } = await nurse.ask(messaging.openConversation, { conversationId })
  expect(page.messages.at(-1)?.number).toBe(length)
  expect(page.messages.length).toBeGreaterThanOrEqual(26)
  expect(page).toMatchObject({ reachesStart: false, reachesEnd: true })
})

test('pages go on both ways without a hole until the start and the end', async () => {
  const { page } = await nurse.ask(messaging.openConversation, { conversationId, around: 60 })
  const seen = page.messages.map(({ number }) => number)
  for (let first = seen[0] ?? 0; first > 1; first = seen[0] ?? 0) {
    const earlier = await nurse.ask(messaging.pageMessages, { conversationId, before: first, limit: 20 })
    seen.unshift(...earlier.page.messages.map(({ number }) => number))
    expect(earlier.page.reachesStart).toBe(seen[0] === 1)
  }
  for (let last = seen.at(-1) ?? 0; last < length; last = seen.at(-1) ?? 0) {
    const later = await nurse.ask(messaging.pageMessages, { conversationId, after: last, limit: 20 })
    seen.push(...later.page.messages.map(({ number }) => number))
    expect(later.page.reachesEnd).toBe(seen.at(-1) === length)
  }
  expect(seen).toEqual(numbers(1, length))
  const between = await nurse.ask(messaging.pageMessages, { conversationId, after: 10, before: 13 })
  expect(between.page.messages.map(({ number }) => number)).toEqual([11, 12])
})

test('an empty conversation is all there is of it', async () => {
  const direct = await nurse.ask(messaging.startDirect, { personId: doctor.id })
  const { page } = await nurse.ask(messaging.openConversation, direct)
  expect(page).toEqual({ messages: [], reachesStart: true, reachesEnd: true })
})

test('RT6: a conversation that opens while others write is of one moment', async () => {
  const busy = await nurse.ask(messaging.startGroup, { title: 'Busy', personIds: [doctor.id] })
  const writing = Array.from({ length: 30 }, (_, index) =>
    nurse.ask(messaging.sendMessage, { ...busy, body: `Message ${index}` }),
  )
  const opened = await Promise.all(
    Array.from({ length: 10 }, () => doctor.ask(messaging.openConversation, { ...busy, around: 1000 })),
  )
  await Promise.all(writing)
  for (const { conversation, page, position } of opened) {
    // One event began the conversation; each message is one more.
    expect(position).toBe(1 + conversation.lastNumber)
    expect(page.messages.at(-1)?.number ?? 0).toBe(conversation.lastNumber)
  }
})

test('MSG15: a search finds words in other forms and the beginnings of words, newest first', async () => {
  const where = await nurse.ask(messaging.startGroup, { title: 'Search', personIds: [doctor.id] })
  const say = (who: Colleague, body: string) => who.ask(messaging.sendMessage, { ...where, body })
  await say(nurse, 'Started co-amoxiclav for the chest infection')
  await say(doctor, 'Thank you, infections are everywhere')
  await say(nurse, 'Nothing to do with it')
  const find = async (text: string) => {
    const { hits } = await doctor.ask(messaging.searchMessages, { text, ...where })
    return hits.map(({ message }) => message.number)
  }
  expect(await find('infection')).toEqual([2, 1])
  expect(await find('amox')).toEqual([1])
  expect(await find('infection chest')).toEqual([1])
  expect(await find('appendix')).toEqual([])
  expect(await find('')).toEqual([])
  const [hit] = (await doctor.ask(messaging.searchMessages, { text: 'chest', ...where })).hits
  const [[start, end] = [0, 0]] = hit?.highlights ?? []
  expect(hit?.message.body?.slice(start, end)).toBe('chest')
})

test('MSG15: a search is narrowed by author, time and conversation, and goes on page by page', async () => {
  const find = (input: object) => doctor.ask(messaging.searchMessages, { text: 'observation', ...input })
  const all: number[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { hits, next } = await find(cursor === undefined ? {} : { cursor })
    all.push(...hits.map(({ message }) => message.number))
    cursor = next
  }
  expect(all).toEqual(numbers(1, length).reverse())
  expect((await find({ authorId: doctor.id })).hits).toEqual([])
  expect((await find({ from: '2027-01-01T00:00:00Z' })).hits).toEqual([])
  expect((await find({ until: '2020-01-01T00:00:00Z' })).hits).toEqual([])
  expect((await find({ from: '2020-01-01T00:00:00Z', authorId: nurse.id })).hits).toHaveLength(25)
  expect(await doctor.refused(messaging.searchMessages, { text: 'x', cursor: '!' })).toBe('bad-input')
})

test('MSG15: a corrected message is found by its new words only', async () => {
  const where = await nurse.ask(messaging.startGroup, { title: 'Corrected', personIds: [doctor.id] })
  const { messageId } = await nurse.ask(messaging.sendMessage, { ...where, body: 'Flucloxacillin' })
  await nurse.ask(messaging.editMessage, { messageId, body: 'Vancomycin' })
  const count = async (text: string) =>
    (await doctor.ask(messaging.searchMessages, { text, ...where })).hits.length
  expect([await count('flucloxacillin'), await count('vancomycin')]).toEqual([0, 1])
})

test('MSG15: what was just sent is found at once, and still when the index was tidied', async () => {
  const where = await nurse.ask(messaging.startGroup, { title: 'Tidy', personIds: [doctor.id] })
  await nurse.ask(messaging.sendMessage, { ...where, body: 'Furosemide given' })
  const count = async () =>
    (await doctor.ask(messaging.searchMessages, { text: 'furosemide', ...where })).hits.length
  expect(await count()).toBe(1)
  const tidying = tidySearch(ward, { clock: ward.clock, log: silentLog })
  ward.clock.advance(2_000)
  await tidying.stop()
  expect(await count()).toBe(1)
})

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
