import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { insertCalled } from './store/called.ts'
import { saveTold } from './store/unread.ts'
import { openWard, type Ward } from './ward.fixture.ts'

const { messaging } = api
let ward: Ward
let foreignId: string

/** Every table of messaging: one that is forgotten fails the first test. */
const tables = [
  'conversation',
  'membership',
  'message',
  'message_search',
  'message_version',
  'mention',
  'reaction',
  'receipt',
  'saved',
  'draft',
  'called',
  'told',
]

beforeAll(async () => {
  ward = await openWard()
  foreignId = await ward.foundOrganisation()
  const [nurse, doctor] = [await ward.hire(), await ward.hire()]
  const where = await nurse.ask(messaging.startDirect, { personId: doctor.id })
  const body = `Something for <@person:${doctor.id}>`
  const { messageId } = await nurse.ask(messaging.sendMessage, { ...where, body })
  await nurse.ask(messaging.editMessage, { messageId, body: 'Something else' })
  await doctor.ask(messaging.reactToMessage, { messageId, emoji: '👍', present: true })
  await doctor.ask(messaging.saveForLater, { messageId, saved: true })
  await doctor.ask(messaging.saveDraft, { ...where, body: 'On my way' })
  await doctor.ask(messaging.markSeen, { ...where, upTo: 1 })
  const { organisationId, clock } = ward
  await inTransaction(ward.database.app, organisationId, async (transaction) => {
    insertCalled(transaction, organisationId, { ...where, messageId }, [doctor.id])
    const at = clock.now()
    saveTold(transaction, organisationId, [{ personId: doctor.id, baseAt: at, newestAt: at, dueAt: at }])
  })
})
afterAll(() => ward.close())

function count(organisationId: string, table: string): Promise<number> {
  return inTransaction(ward.database.app, organisationId, async (transaction) => {
    const [row] = await transaction.query<{ count: number }>({
      name: `count-${table}`,
      text: `select count(*) from ${table}`,
      values: [],
    })
    return row?.count ?? 0
  })
}

test('MSG20: every table that messaging made is under row-level security', async () => {
  const { rows } = await ward.database.system.query<{ name: string; secured: boolean }>(
    `select relname as name, relrowsecurity as secured from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any($1)`,
    [tables],
  )
  expect(
    rows
      .filter((row) => row.secured)
      .map((row) => row.name)
      .sort(),
  ).toEqual(tables.toSorted())
})

test.each(tables)('MSG20: a row of %s is there for its organisation and not for another', async (table) => {
  expect(await count(ward.organisationId, table)).toBeGreaterThan(0)
  expect(await count(foreignId, table)).toBe(0)
})

test('MSG20: a row cannot be written into another organisation', async () => {
  const writing = inTransaction(ward.database.app, foreignId, async (transaction) => {
    transaction.write({
      name: 'smuggle',
      text: `insert into mention (conversation_id, person_id, number, organisation_id) values ($1, $1, 1, $2)`,
      values: [uuidv7(), ward.organisationId],
    })
  })
  await expect(writing).rejects.toMatchObject({ code: '42501' })
})

test('MSG20: a search that forgets to ask who is asking finds nothing of another organisation', async () => {
  const [row] = (
    await ward.database.system.query<{ tokens: number[]; personId: string }>(
      `select s.tokens, m.person_id as "personId"
         from message_search s join membership m using (conversation_id) limit 1`,
    )
  ).rows
  const search = (organisationId: string) =>
    inTransaction(ward.database.app, organisationId, (transaction) =>
      transaction.query({
        name: 'search-as',
        text: `select * from find_messages($1, $2, null, '-infinity', 'infinity', $1, false, 10)`,
        values: [row?.personId, [`{${row?.tokens.join(',')}}`]],
      }),
    )
  expect(await search(ward.organisationId)).toHaveLength(1)
  expect(await search(foreignId)).toHaveLength(0)
})

test('MSG20: what people wrote stands nowhere in the database in words', async () => {
  const { rows } = await ward.database.system.query<{ found: boolean }>(
    tables
      .map((table) => `select exists (select from ${table} t where t::text ilike '%something%') as found`)
      .concat(`select exists (select from event e where e::text ilike '%something%')`)
      .join(' union all '),
  )
  expect(rows.some((row) => row.found)).toBe(false)
})
