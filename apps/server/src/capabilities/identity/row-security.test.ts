import { api } from '@baton/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../platform/database/transaction.ts'
import { granted, type Hospital, openHospital } from './hospital.fixture.ts'

let hospital: Hospital
let other: Awaited<ReturnType<Hospital['foundAnother']>>
let tables: string[]

beforeAll(async () => {
  hospital = await openHospital()
  other = await hospital.foundAnother('Moor View')
  const browser = hospital.browser()
  const { code } = hospital.founded.access
  granted(await browser.ask(api.identity.useAccessCode, { code, password: 'three kettles on Tuesday' }))
  granted(await browser.ask(api.identity.issueTicket, {}))
  granted(await browser.ask(api.identity.addSite, { name: 'East', kind: 'hospital' }))
  // What two others agree to, and who visits, is nothing to the third.
  const friend = await hospital.foundAnother('Hill House')
  const { code: agreed } = granted(await browser.ask(api.identity.inviteOrganisation, {}))
  granted(await friend.ask(api.identity.acceptInvitation, { code: agreed }))
  granted(await browser.ask(api.identity.beginVisit, { organisationId: friend.organisationId }))
  const { rows } = await hospital.database.system.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where column_name = 'organisation_id' and table_schema = current_schema() order by 1`,
  )
  tables = rows.map(({ name }) => name)
})
afterAll(() => hospital.close())

/** What the other organisation's connection gets when it asks the database itself, without any check of ours. */
function asOther<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return inTransaction(hospital.database.app, other.organisationId, (transaction) =>
    transaction.query<Row>({ name: text.slice(0, 60), text, values }),
  )
}

/**
 * What only the system reads: tickets, how far followers have come, what is in force between organisations, what was
 * carried from one to another.
 */
const systems = new Set(['ticket', 'follower', 'affiliation_in_force', 'visit_audit'])

describe('the database itself, with our checks out of the way', () => {
  it('IDN18: shows one organisation no row of another, in any table', async () => {
    expect(tables.length).toBeGreaterThan(12)
    for (const table of tables) {
      const readable = !systems.has(table)
      const asked = asOther<{ foreign: number }>(
        `select count(*)::int as foreign from ${table} where organisation_id <> $1`,
        [other.organisationId],
      )
      if (readable) expect(await asked, table).toEqual([{ foreign: 0 }])
      else await expect(asked).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('AFF1: tells one organisation of no agreement but its own, not even who is in it', async () => {
    expect(await asOther('select * from connected_organisations()')).toEqual([])
    await expect(asOther('select * from affiliation_in_force')).rejects.toMatchObject({ code: '42501' })
    const { rows } = await hospital.database.system.query<{ id: string; madeBy: string }>(
      'select id, made_by as "madeBy" from invitation',
    )
    const { organisationId } = hospital.founded
    const forged = `insert into affiliation (id, organisation_id, other_organisation_id, other_name, invitation_id,
                                             agreed_by, since)
                    values ($1, $2, $3, 'Moor View', $4, $5, now()) returning id`
    const values = [crypto.randomUUID(), organisationId, other.organisationId, rows[0]?.id, rows[0]?.madeBy]
    await expect(asOther(forged, values)).rejects.toMatchObject({ code: '42501' })
  })

  it('IDN18: lets one organisation write nothing into another', async () => {
    const { organisationId, administratorId } = hospital.founded
    const changed = await asOther(`update person set name = 'Taken' where id = $1 returning id`, [
      administratorId,
    ])
    expect(changed).toEqual([])
    const foreign = `insert into team (id, organisation_id, name, kind) values ($1, $2, 'Thieves', 'other') returning id`
    await expect(asOther(foreign, [crypto.randomUUID(), organisationId])).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('IDN18: shows nothing at all to a connection that was given no organisation', async () => {
    const client = await hospital.database.app.connect()
    try {
      await client.query(`select set_config('baton.organisation', '', false)`)
      expect((await client.query('select from person')).rowCount).toBe(0)
    } finally {
      client.release(true)
    }
  })

  it('IDN31: neither role may change or remove an audit leaf', async () => {
    for (const pool of [hospital.database.app, hospital.database.system]) {
      await expect(pool.query(`update audit_leaf set actor = 'nobody'`)).rejects.toMatchObject({
        code: '42501',
      })
      await expect(pool.query('delete from audit_leaf')).rejects.toMatchObject({ code: '42501' })
    }
  })
})
