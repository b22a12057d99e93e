import type { Urgency } from '@baton/contract'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NewNotice } from './index.ts'
import { type Colleague, type Night, openNight } from './night.fixture.ts'

let night: Night

beforeAll(async () => {
  night = await openNight()
})
afterAll(() => night.close())

const urgencies = ['routine', 'soon', 'urgent', 'emergency', 'crash'] as const satisfies Urgency[]

/** What happens around one notice: how its person may be reached when it is asked for, and some minutes later. */
const situation = fc.record({
  urgency: fc.constantFrom(...urgencies),
  throughRole: fc.boolean(),
  first: fc.constantFrom('on', 'off', 'override'),
  later: fc.constantFrom('on', 'off', 'override'),
  failing: fc.boolean(),
})

test('QUI1, QUI2, QUI3: in hundreds of situations on the database nobody off duty is sent anything but under a recorded override', async () => {
  const overrideId = uuidv7()
  const reachOf = { on: { by: 'duty' }, off: null, override: { by: 'override', overrideId } } as const
  const generated = fc.sample(situation, { numRuns: 400, seed: 3 })
  const cases: { one: (typeof generated)[number]; person: Colleague; endpoint: string }[] = []
  for (const one of generated) {
    const person = await night.hire({ reach: reachOf[one.first] })
    const endpoint = await night.addDevice(person)
    if (one.failing) night.push.answer(503, endpoint)
    cases.push({ one, person, endpoint })
  }
  const notices = cases.map(
    ({ one, person }): NewNotice => ({
      key: person.id,
      personId: person.id,
      about: { kind: 'message', id: uuidv7() },
      urgency: one.urgency,
      heading: 'Message',
      channels: ['in-app', 'web-push', 'email', 'gateway'],
      throughRole: one.throughRole,
    }),
  )
  await night.act((acting) => night.notify.notify(acting, notices))
  await night.worker.settled()
  const before = reached()
  for (const { one, person } of cases) person.reach = reachOf[one.later]
  for (let minute = 0; minute < 70; minute += 1) await night.wait(60_000)
  const after = reached()
  const overrides = new Map(
    (
      await night.query<{ personId: string; overrideId: string | null }>(
        `select person_id as "personId", override_id as "overrideId" from notice`,
      )
    ).map((row) => [row.personId, row.overrideId]),
  )
  for (const { one, person, endpoint } of cases) {
    const sentFirst = countOf(before, person, endpoint)
    const sentLater = countOf(after, person, endpoint) - sentFirst
    const told = JSON.stringify({ one, sentFirst, sentLater })
    if (one.first === 'off') expect(sentFirst + sentLater, told).toBe(0)
    if (one.later === 'off') expect(sentLater, told).toBe(0)
    if (sentFirst > 0 && one.first === 'override') expect(overrides.get(person.id), told).toBe(overrideId)
    if (sentLater > 0 && one.later === 'override') expect(overrides.get(person.id), told).toBe(overrideId)
    // And it is not silence that keeps the promise.
    if (one.first === 'on' && one.urgency === 'emergency') expect(sentFirst, told).toBeGreaterThan(0)
  }
})

function reached(): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { path } of night.push.pushes) add(path)
  for (const { to } of night.mail.mails) for (const address of to) add(address)
  return counts
}

function countOf(counts: Map<string, number>, { email }: Colleague, endpoint: string): number {
  return (counts.get(new URL(endpoint).pathname) ?? 0) + (counts.get(email) ?? 0)
}

test('QUI11: a thousand captured pushes and e-mails hold no name, no NHS number and nothing that anyone wrote', async () => {
  const names = ['Priya Sharma', 'Tom Okafor', 'Ewa Nowak', 'O’Brien']
  const written = ['chest pain', 'potassium 7.1', 'please come', '01/02/1950']
  const numbers = ['999 000 0018', '9990000026', '999-000-0034', '9990000042']
  night.push.pushes.length = 0
  night.mail.mails.length = 0
  night.gateway.errands.length = 0
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, index) => night.hire({ email: `staff${index}@example.nhs.uk` })),
  )
  for (const person of people) await night.addDevice(person)
  const notices = people.flatMap((person) =>
    Array.from({ length: 25 }, (_, index): NewNotice => {
      const key = `${person.id}/${index}`
      const heading =
        index % 5 === 0 ? `Urgent: ${numbers[index % 4]}` : 'Urgent message – Medical registrar on call'
      // An id is all that says what it is about.
      const about = { kind: 'message', id: uuidv7() }
      return {
        key,
        personId: person.id,
        about,
        urgency: 'emergency',
        heading,
        channels: ['web-push', 'email'],
      }
    }),
  )
  await night.act((acting) => night.notify.notify(acting, notices))
  await night.worker.settled()
  await night.wait(250)
  expect(night.push.pushes).toHaveLength(500)
  expect(night.mail.mails).toHaveLength(500)
  const said = [
    ...night.push.pushes.map(({ words }) => JSON.stringify(words)),
    ...night.mail.mails.map(({ raw }) => decoded(raw)),
  ]
  for (const secret of [...names, ...written, ...numbers]) {
    expect(said.filter((one) => one.includes(secret))).toEqual([])
  }
  expect(said.filter((one) => /\D(\d[ .-]?){10}\D/.test(withoutIds(one)))).toEqual([])
  expect(new Set(night.push.pushes.map(({ length }) => length)).size).toBe(1)
  expect(new Set(night.push.pushes.map(({ words }) => words.heading))).toEqual(
    new Set(['Urgent message – Medical registrar on call', 'Emergency notification']),
  )
})

/** What a mailbox shows: subject and text, whatever they were encoded with. */
function decoded(raw: string): string {
  const words = raw
    .replaceAll(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => text.replaceAll('_', ' '))
    .replaceAll(/=\r\n/g, '')
  const bytes = words.replaceAll(/(?:=[0-9A-F]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll('=', ''), 'hex').toString('utf8'),
  )
  return bytes
}

/** UUIDs, dates and message ids hold many digits and say nothing. */
function withoutIds(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .replaceAll(/^Date:.*$/gm, '')
}
