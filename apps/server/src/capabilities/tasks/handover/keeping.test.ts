import {
  api,
  type Delivered,
  type Handover,
  type OutputOf,
  type Patient,
  taskPersonEvents,
} from '@baton/contract'
import { applyToHandovers } from '@baton/domain/tasks/handover/replay'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { hydrateHandovers } from '../index.ts'
import { type Colleague, type Hospital, notes, openHospital } from './hospital.fixture.ts'

const { tasks } = api
type Mine = OutputOf<typeof tasks.listHandovers>
let hospital: Hospital
let day: Colleague
let night: Colleague
let late: Colleague
let siteManager: Colleague
let iris: Patient

beforeAll(async () => {
  hospital = await openHospital()
  ;[day, night, late, siteManager] = [
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
    await hospital.hire(),
  ]
  await siteManager.signOn(null, await hospital.addRole('Site manager', { coordinates: true }))
  for (const nurse of [day, night, late]) await nurse.signOn(hospital.ward)
  iris = await hospital.admit('Akhtar', '2')
})
afterAll(() => hospital.close())

const words = notes({ illness: 'sick', problem: 'Perforated ulcer', family: 'Daughter in Leeds' })

/** Everything that changes a handover, in turn, on whatever is open. */
const steps: [name: string, step: (on: { handoverId: string }, version: number) => Promise<unknown>][] = [
  ['prepare', () => hospital.prepare(day)],
  ['note', (on) => day.ask(tasks.noteHandover, { ...on, patientId: iris.id, notes: words })],
  ['leave out', (on) => day.ask(tasks.leaveOutOfHandover, { ...on, patientId: iris.id, leaveOut: true })],
  ['go on', () => hospital.admit('Dale', '3').then(() => hospital.prepare(day))],
  ['take in', (on) => day.ask(tasks.leaveOutOfHandover, { ...on, patientId: iris.id, leaveOut: false })],
  ['staff', (on) => day.ask(tasks.staffHandover, { ...on, staffing: 'Two agency nurses' })],
  ['offer', (on) => day.ask(tasks.offerHandover, { ...on, toPersonId: late.id })],
  ['take back', (on) => day.ask(tasks.withdrawHandover, on)],
  ['offer to another', (on) => day.ask(tasks.offerHandover, { ...on, toPersonId: late.id })],
  ['they go off duty', () => late.signOff().then(() => hospital.caughtUp())],
  ['offer once more', (on) => day.ask(tasks.offerHandover, { ...on, toPersonId: night.id })],
  ['reject', (on) => night.ask(tasks.rejectHandover, { ...on, reason: 'Called away' })],
  ['prepare again', () => hospital.prepare(day)],
  ['drop', (on) => day.ask(tasks.withdrawHandover, on)],
  ['prepare a third', () => hospital.prepare(day)],
  ['offer it', (on) => day.ask(tasks.offerHandover, { ...on, toPersonId: night.id })],
  [
    'accept',
    (on, version) => {
      const rejected = [{ patientId: iris.id, reason: 'In theatre' }]
      return night.ask(tasks.acceptHandover, { ...on, version, rejected })
    },
  ],
]

test('HND11: after every change, what a device held plus the events equals a fresh list, for everyone', async () => {
  await hospital.give(day, { patientId: iris.id })
  const everyone = [day, night, late, siteManager]
  for (const [name, step] of steps) {
    hospital.clock.advance(60_000)
    const held = new Map<string, Mine>()
    for (const one of everyone) held.set(one.id, await one.ask(tasks.listHandovers, {}))
    const open = held.get(day.id)?.handovers.find(({ state }) => state === 'preparing' || state === 'offered')
    hospital.published.length = 0
    await step({ handoverId: open?.id ?? '' }, open?.version ?? 0)
    expect(hospital.published.length, name).toBeGreaterThan(0)
    for (const one of everyone) {
      const replayed = hospital
        .eventsFor(one)
        .reduce((mine, event) => applied(mine, event, one.id), held.get(one.id))
      expect(replayed, `${name} for ${one.id}`).toEqual(await one.ask(tasks.listHandovers, {}))
    }
  }
})

function applied(mine: Mine | undefined, event: Delivered, personId: string): Mine {
  if (mine === undefined) throw new Error('nothing was held')
  const replayed = applyToHandovers(mine, event, { personId })
  if (replayed.outcome === 'gap') throw new Error('a gap')
  return replayed.outcome === 'applied' ? replayed.state : { ...mine, position: event.seq }
}

test('HND11: the same command prepares, offers and accepts once', async () => {
  const [preparing, offering, accepting] = [uuidv7(), uuidv7(), uuidv7()]
  const begin = () => day.ask(tasks.prepareHandover, { wardId: hospital.ward }, preparing)
  const { handover } = await begin()
  expect(handover.id).toBe(preparing)
  const onIt = { handoverId: handover.id }
  const offer = () => day.ask(tasks.offerHandover, { ...onIt, toPersonId: night.id }, offering)
  const { version } = (await offer()).handover
  const accept = () => night.ask(tasks.acceptHandover, { ...onIt, version, rejected: [] }, accepting)
  const first = await accept()
  expect(await accept()).toEqual(first)
  expect((await offer()).handover.version).toBe(version)
  expect(await begin()).toEqual({ handover })
  expect((await day.ask(tasks.openHandover, onIt)).handover).toEqual(first.handover)
})

test('HND11: every change has its audit leaf, and a refused one none', async () => {
  const count = async () =>
    (await hospital.query<{ count: number }>('select count(*) from audit_leaf'))[0]?.count ?? 0
  const { id } = await hospital.prepare(day)
  const onIt = { handoverId: id }
  const acts: (() => Promise<unknown>)[] = [
    () => day.ask(tasks.noteHandover, { ...onIt, patientId: iris.id, notes: words }),
    () => day.ask(tasks.staffHandover, { ...onIt, staffing: 'Full' }),
    () => day.ask(tasks.offerHandover, { ...onIt, toPersonId: night.id }),
    () => night.ask(tasks.rejectHandover, { ...onIt, reason: 'Called away' }),
  ]
  for (const act of acts) {
    const before = await count()
    await act()
    expect(await count()).toBeGreaterThan(before)
  }
  const before = await count()
  await day.refused(tasks.staffHandover, { ...onIt, staffing: 'One short' })
  expect(await count()).toBe(before)
})

test('HND10, HND11: the log keeps ids, and says what the handover is now for whom it is told', async () => {
  const { id } = await hospital.prepare(day)
  await day.ask(tasks.noteHandover, { handoverId: id, patientId: iris.id, notes: words })
  await day.ask(tasks.offerHandover, { handoverId: id, toPersonId: night.id })
  const rows = await hospital.query<{ data: unknown }>(
    `select data from event where type = 'handover.changed' and stream_id = $1 order by seq desc limit 1`,
    [night.id],
  )
  expect(rows).toEqual([{ data: { handoverId: id } }])
  expect(await saidTo(night, id)).toEqual((await night.ask(tasks.openHandover, { handoverId: id })).handover)
  await day.ask(tasks.withdrawHandover, { handoverId: id })
  expect((await saidTo(day, id)).entries.length).toBeGreaterThan(0)
  for (const who of [night, siteManager]) {
    const said = await saidTo(who, id)
    expect(said).toMatchObject({ state: 'withdrawn', entries: [], toPersonId: null })
    expect(JSON.stringify(said)).not.toMatch(/ulcer|Leeds/)
  }
  await day.ask(tasks.withdrawHandover, { handoverId: id })
})

async function saidTo({ id: streamId }: Colleague, handoverId: string): Promise<Handover> {
  const logged = {
    kind: 'person' as const,
    streamId,
    seq: 1,
    organisationId: hospital.organisationId,
    type: 'handover.changed',
    data: { handoverId },
    by: day.id,
    at: new Date(),
  }
  const [said] = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydrateHandovers(transaction, hospital.parts, [logged]),
  )
  return taskPersonEvents['handover.changed'].parse(said?.data).handover
}

const tables = ['handover', 'handover_hearer', 'handover_of_patient']

test.each(tables)('HND13: a row of %s is there for its organisation and not for another', async (table) => {
  const other = await hospital.foundAnother()
  const countIn = (organisationId: string) =>
    inTransaction(hospital.database.app, organisationId, async (transaction) => {
      const rows = await transaction.query<{ count: number }>({
        name: `count-${table}`,
        text: `select count(*) from ${table}`,
        values: [],
      })
      return rows[0]?.count ?? 0
    })
  expect(await countIn(hospital.organisationId)).toBeGreaterThan(0)
  expect(await countIn(other.organisationId)).toBe(0)
})

test('HND13: notes, reasons and staffing stand nowhere in the database in words, nor in a notification', async () => {
  const pattern = 'ulcer|leeds|agency|called away|in theatre'
  const rows = await hospital.query<{ name: string; found: boolean }>(
    [...tables, 'event', 'notice', 'audit_leaf', 'task', 'task_step']
      .map(
        (table) =>
          `select '${table}' as name, exists (select from ${table} t where t::text ~* '${pattern}') as found`,
      )
      .join(' union all '),
  )
  expect(rows.filter(({ found }) => found)).toEqual([])
  const notices = await hospital.query<{ heading: string }>('select distinct heading from notice')
  const mine = notices.filter(({ heading }) => heading.startsWith('Handover'))
  expect(mine.length).toBeGreaterThan(3)
  for (const { heading } of mine) expect(heading).not.toMatch(/Akhtar|Dale|Person \d/)
})
