import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Hospital, here, openHospital } from './hospital.fixture.ts'

const { duty } = api
let hospital: Hospital
let foreignId: string

/** Every table of duty: one that is forgotten fails the first test. */
const tables = [
  'absence',
  'duty',
  'duty_stretch',
  'holding',
  'override',
  'override_person',
  'role',
  'role_offer',
  'shift',
]

beforeAll(async () => {
  hospital = await openHospital()
  await hospital.foundAnother()
  const { rows } = await hospital.database.system.query<{ id: string }>(
    'select organisation_id as id from organisation where organisation_id <> $1',
    [hospital.organisationId],
  )
  foreignId = rows[0]?.id ?? ''
  const [ada, ben] = [await hospital.hire(), await hospital.hire()]
  const roleId = await hospital.addRole('SHO')
  await ada.ask(duty.signOn, { ...here, roleIds: [roleId], telephone: '01632 960777' })
  await ben.signOn()
  const until = new Date(hospital.clock.now().getTime() + 3_600_000).toISOString()
  await ada.ask(duty.setFocus, { focus: { until, words: 'in theatre with Mrs Something' } })
  await ada.ask(duty.offerRole, { roleId, toPersonId: ben.id })
  const during = { from: until, until: new Date(Date.parse(until) + 3_600_000).toISOString() }
  const { administrator } = hospital
  await administrator.ask(duty.addShift, { personId: ada.id, roleId, placeId: null, ...during })
  await administrator.ask(duty.addAbsence, { personId: ben.id, kind: 'sickness', ...during })
  const override = { reason: 'A fire in Something Ward', personIds: [ben.id], until }
  await administrator.ask(duty.declareOverride, override)
})
afterAll(() => hospital.close())

function count(organisationId: string, table: string): Promise<number> {
  return inTransaction(hospital.database.app, organisationId, async (transaction) => {
    const [row] = await transaction.query<{ count: number }>({
      name: `count-${table}`,
      text: `select count(*) from ${table}`,
      values: [],
    })
    return row?.count ?? 0
  })
}

it('DUT24: every table that duty made is under row-level security', async () => {
  const { rows } = await hospital.database.system.query<{ name: string; secured: boolean }>(
    `select relname as name, relrowsecurity as secured from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any($1)`,
    [tables],
  )
  const secured = rows.filter((row) => row.secured).map((row) => row.name)
  expect(secured.sort()).toEqual(tables)
})

it.each(tables)('DUT24: a row of %s is there for its organisation and not for another', async (table) => {
  expect(await count(hospital.organisationId, table)).toBeGreaterThan(0)
  expect(await count(foreignId, table)).toBe(0)
})

it('DUT24: a row cannot be written into another organisation', async () => {
  const writing = inTransaction(hospital.database.app, foreignId, async (transaction) => {
    transaction.write({
      name: 'smuggle',
      text: `insert into override_person (override_id, person_id, organisation_id) select id, $1, $2 from override`,
      values: [uuidv7(), hospital.organisationId],
    })
    transaction.write({
      name: 'smuggle-duty',
      text: `insert into duty (person_id, organisation_id, state, workplace) values ($1, $2, 'off', 'site')`,
      values: [uuidv7(), hospital.organisationId],
    })
  })
  await expect(writing).rejects.toMatchObject({ code: '42501' })
})

it('DUT24: what people are busy with and why an override stands nowhere in words', async () => {
  const everywhere = [...tables, 'event', 'audit_leaf', 'command_receipt']
  const { rows } = await hospital.database.system.query<{ found: boolean }>(
    everywhere
      .map((table) => `select exists (select from ${table} t where t::text ilike '%something%') as found`)
      .join(' union all '),
  )
  expect(rows.some((row) => row.found)).toBe(false)
})

it('DUT24: every change left an audit leaf with ids only', async () => {
  const { rows } = await hospital.database.system.query<{ action: string; leaf: string }>(
    `select action, row_to_json(audit_leaf)::text as leaf from audit_leaf where action like 'duty.%'`,
  )
  expect(new Set(rows.map(({ action }) => action))).toEqual(
    new Set([
      'duty.addRole',
      'duty.signOn',
      'duty.setFocus',
      'duty.offerRole',
      'duty.addShift',
      'duty.addAbsence',
      'duty.declareOverride',
    ]),
  )
  expect(rows.filter(({ leaf }) => /SHO|960777|theatre|sickness/i.test(leaf))).toEqual([])
})
