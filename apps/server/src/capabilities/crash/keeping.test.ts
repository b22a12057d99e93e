import { api, type Delivered, type OutputOf } from '@baton/contract'
import { applyToOpenCalls } from '@baton/domain/crash/replay'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Colleague, type Hospital, openHospital } from './hospital.fixture.ts'
import { hydrateCrash } from './index.ts'

const { crash } = api
let hospital: Hospital
let nurse: Colleague
let registrar: Colleague
let siteManager: Colleague
let teamId: string

beforeAll(async () => {
  hospital = await openHospital()
  ;[nurse, registrar, siteManager] = [await hospital.hire(), await hospital.hire(), await hospital.hire()]
  const role = await hospital.addRole('Medical registrar')
  await siteManager.signOn(await hospital.addRole('Site manager', { coordinates: true }))
  await registrar.signOn(role)
  teamId = await hospital.addTeam('Adult cardiac arrest', [role])
})
afterAll(() => hospital.close())

const place = 'Endoscopy, recovery'

/** Everything that changes a call, in turn; each answers with the call's id. */
const steps: [name: string, step: (callId: string) => Promise<unknown>][] = [
  ['raise', async () => nurse.ask(crash.raise, { teamId, place, callBack: '4471' })],
  ['markDelivered', (callId) => registrar.ask(crash.markDelivered, { callId })],
  ['answer', (callId) => registrar.ask(crash.answer, { callId, coming: false })],
  ['answer again', (callId) => registrar.ask(crash.answer, { callId, coming: true })],
  ['arrive', (callId) => registrar.ask(crash.arrive, { callId })],
  ['ringAgain', () => hospital.wait(30)],
  ['standDown', (callId) => nurse.ask(crash.standDown, { callId, outcome: 'Circulation returned' })],
  ['raise another', () => nurse.ask(crash.raise, { teamId, place })],
  [
    'startTest',
    async () => {
      const { calls } = await nurse.ask(crash.listOpen, {})
      for (const { id } of calls) await nurse.ask(crash.standDown, { callId: id, outcome: null })
      await siteManager.ask(crash.startTest, { teamId })
    },
  ],
  ['raise over a test', () => nurse.ask(crash.raise, { teamId, place })],
]

test('CRA15: after every command, what a device held plus the events equals a fresh snapshot, for everyone', async () => {
  const everyone = [nurse, registrar, siteManager]
  for (const [name, step] of steps) {
    const held = new Map<string, OutputOf<typeof crash.listOpen>>()
    for (const one of everyone) held.set(one.id, await one.ask(crash.listOpen, {}))
    const callId = held.get(nurse.id)?.calls[0]?.id ?? ''
    hospital.published.length = 0
    await step(callId)
    for (const one of everyone) {
      const events = hospital.published.filter(({ stream }) => stream === `person:${one.id}`)
      const replayed = events.reduce((open, event) => applied(open, event, one.id), held.get(one.id))
      expect(replayed, `${name} for ${one.id}`).toEqual(await one.ask(crash.listOpen, {}))
    }
  }
})

function applied(
  open: OutputOf<typeof crash.listOpen> | undefined,
  event: Delivered,
  personId: string,
): OutputOf<typeof crash.listOpen> {
  if (open === undefined) throw new Error('nothing was held')
  const replayed = applyToOpenCalls(open, event, { personId })
  if (replayed.outcome === 'gap') throw new Error('a gap')
  return replayed.outcome === 'applied' ? replayed.state : { ...open, position: event.seq }
}

test('CRA15: the log keeps ids, and what is replayed is the call as it is now', async () => {
  const { call } = await nurse.ask(crash.raise, { teamId, place })
  const rows = await hospital.query<{ data: unknown }>(
    `select data from event where type = 'crash.changed' and stream_id = $1 order by seq desc limit 1`,
    [nurse.id],
  )
  expect(rows).toEqual([{ data: { callId: call.id } }])
  await registrar.ask(crash.arrive, { callId: call.id })
  const logged = {
    kind: 'person' as const,
    streamId: nurse.id,
    seq: 1,
    organisationId: hospital.organisationId,
    type: 'crash.changed',
    data: { callId: call.id },
    by: nurse.id,
    at: new Date(),
  }
  const [said] = await inTransaction(hospital.database.app, hospital.organisationId, (transaction) =>
    hydrateCrash(transaction, hospital.vault, [logged]),
  )
  expect(said).toEqual({ type: 'crash.changed', data: { call: await nurse.see(call.id) } })
})

test('CRA15: every change has its audit leaf', async () => {
  const count = async () =>
    (await hospital.query<{ count: number }>('select count(*) from audit_leaf'))[0]?.count ?? 0
  const { call } = await nurse.ask(crash.raise, { teamId, place })
  const acts: (() => Promise<unknown>)[] = [
    () => registrar.ask(crash.markDelivered, { callId: call.id }),
    () => registrar.ask(crash.answer, { callId: call.id, coming: true }),
    () => registrar.ask(crash.arrive, { callId: call.id }),
    () => hospital.wait(31),
    () => nurse.ask(crash.standDown, { callId: call.id, outcome: null }),
  ]
  for (const act of acts) {
    const before = await count()
    await act()
    expect(await count()).toBeGreaterThan(before)
  }
})

const tables = ['crash_team', 'crash_call', 'crash_role', 'crash_called', 'crash_hearer']

test.each(tables)('CRA14: a row of %s is there for its organisation and not for another', async (table) => {
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

test('CRA14: place, number and outcome stand nowhere in the database in words', async () => {
  const rows = await hospital.query<{ found: boolean }>(
    [...tables, 'event', 'notice']
      .map(
        (table) =>
          `select exists (select from ${table} t where t::text ~* 'endoscopy|circulation|4471') as found`,
      )
      .join(' union all '),
  )
  expect(rows.some(({ found }) => found)).toBe(false)
})
