import { randomUUID } from 'node:crypto'
import { fakeClock } from '@baton/testkit/clock'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.fixture.ts'
import { inTransaction } from '../database/transaction.ts'
import { silentLog } from '../log.ts'
import { aLeaf, auditMigration, leafWriter } from './audit-log.fixture.ts'
import { chain } from './chain.ts'
import { originOf } from './checkpoint.ts'
import { encodeLeaf } from './encode-leaf.ts'
import { exportAuditLog } from './export-audit-log.ts'
import { emptyHead } from './leaf.ts'
import { sequenceLeaves } from './sequence-leaves.ts'
import { startSequencer } from './sequencer.ts'
import { makeSigner } from './signing-key.ts'
import { insertAuditLeaves } from './store.ts'
import { verifyExport } from './verify-audit-log.ts'

let fresh: FreshDatabase
const signer = makeSigner()
const at = new Date('2026-11-22T10:00:00.000Z')
beforeAll(async () => {
  fresh = await freshDatabase(auditMigration)
})
afterAll(() => fresh.drop())

const sequence = () => sequenceLeaves(fresh.database.system, signer, at)

async function exportOf(organisationId: string): Promise<string[]> {
  const lines: string[] = []
  await exportAuditLog(fresh.database.app, organisationId, (line) => {
    lines.push(line)
  })
  return lines
}

function verify(organisationId: string, lines: readonly string[]) {
  return verifyExport(lines, { verifier: { name: originOf(organisationId), publicKey: signer.publicKey } })
}

describe('the audit log', () => {
  it('AUD4: leaves of many streams are gathered once, in order, and the export verifies', async () => {
    const organisationId = randomUUID()
    const write = leafWriter(fresh.database.app)
    const [ward, theatre] = [randomUUID(), randomUUID()]
    for (let round = 0; round < 5; round++) {
      await write(
        aLeaf(ward, { organisationId }),
        aLeaf(ward, { organisationId, commitment: null, subjects: [] }),
        aLeaf(theatre, { organisationId, actor: 'system:retention', commandId: null, outcome: 'refused' }),
      )
      expect(await sequence()).toBe(3)
      expect(await sequence()).toBe(0)
    }
    const verification = verify(organisationId, await exportOf(organisationId))
    expect(verification.anomalies).toEqual([])
    expect(verification).toMatchObject({ leaves: 15, streams: 2, checkpoints: 5 })
  })

  it('AUD4: a transaction that commits late is gathered when it has committed', async () => {
    const organisationId = randomUUID()
    const [slow, quick] = [randomUUID(), randomUUID()]
    const write = leafWriter(fresh.database.app)
    await inTransaction(fresh.database.app, organisationId, async (transaction) => {
      const { rows } = chain(emptyHead, [aLeaf(slow, { organisationId })])
      insertAuditLeaves(transaction, rows)
      await transaction.query({ name: '', text: 'select 1', values: [] })
      await write(aLeaf(quick, { organisationId }))
      expect(await sequence()).toBe(1)
    })
    await write(aLeaf(quick, { organisationId }))
    expect(await sequence()).toBe(2)
    expect(verify(organisationId, await exportOf(organisationId))).toMatchObject({ leaves: 3, anomalies: [] })
  })

  it('AUD4: two servers that gather at once gather each leaf once', async () => {
    const organisationId = randomUUID()
    const write = leafWriter(fresh.database.app)
    const streams = Array.from({ length: 20 }, () => randomUUID())
    await write(...streams.map((stream) => aLeaf(stream, { organisationId })))
    const counts = await Promise.all([sequence(), sequence(), sequence()])
    expect(counts.reduce((one, other) => one + other)).toBe(20)
    await sequence()
    expect(verify(organisationId, await exportOf(organisationId))).toMatchObject({
      leaves: 20,
      anomalies: [],
    })
  })

  it('AUD4: after a restore into another cluster everything not yet gathered is found', async () => {
    const organisationId = randomUUID()
    const write = leafWriter(fresh.database.app)
    await write(aLeaf(randomUUID(), { organisationId }))
    const client = new pg.Client(fresh.connection)
    await client.connect()
    await client.query("update audit_horizon set cluster = 'another', transaction_id = 9e15")
    await client.query('update audit_leaf set transaction_id = 8e15 where organisation_id = $1', [
      organisationId,
    ])
    await client.end()
    expect(await sequence()).toBe(1)
    await write(aLeaf(randomUUID(), { organisationId }))
    expect(await sequence()).toBe(1)
    expect(verify(organisationId, await exportOf(organisationId))).toMatchObject({ leaves: 2, anomalies: [] })
  })

  it('AUD4: the sequencer gathers every second by the clock, and once more when it stops', async () => {
    const organisationId = randomUUID()
    const write = leafWriter(fresh.database.app)
    const clock = fakeClock(at)
    const sequencer = startSequencer(fresh.database.system, signer, clock, silentLog)
    await write(aLeaf(randomUUID(), { organisationId }))
    clock.advance(1000)
    await vi.waitFor(async () => {
      expect(verify(organisationId, await exportOf(organisationId)).leaves).toBe(1)
    })
    await write(aLeaf(randomUUID(), { organisationId }))
    await sequencer.stop()
    expect(verify(organisationId, await exportOf(organisationId))).toMatchObject({
      leaves: 2,
      checkpoints: 2,
    })
  })

  it('AUD3: neither the server’s role nor the system’s may change or remove what was written', async () => {
    const organisationId = randomUUID()
    await leafWriter(fresh.database.app)(aLeaf(randomUUID(), { organisationId }))
    await sequence()
    for (const table of ['audit_leaf', 'audit_log_run', 'audit_checkpoint']) {
      for (const pool of [fresh.database.app, fresh.database.system]) {
        const denied = { code: '42501' }
        await expect(pool.query(`delete from ${table}`)).rejects.toMatchObject(denied)
        await expect(pool.query(`truncate ${table}`)).rejects.toMatchObject(denied)
        await expect(pool.query(`update ${table} set organisation_id = null`)).rejects.toMatchObject(denied)
      }
    }
    await expect(
      fresh.database.app.query("insert into audit_checkpoint values (gen_random_uuid(), 1, 1, '', '')"),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('AUD3: an organisation’s log is not seen from another', async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()]
    await leafWriter(fresh.database.app)(aLeaf(randomUUID(), { organisationId: theirs }))
    await sequence()
    expect(verify(ours, await exportOf(ours))).toMatchObject({ leaves: 0, anomalies: [] })
    const foreign = chain(emptyHead, [aLeaf(randomUUID(), { organisationId: theirs })]).rows
    await expect(
      inTransaction(fresh.database.app, ours, async (transaction) => insertAuditLeaves(transaction, foreign)),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('AUD1: a leaf whose change fails is not there either', async () => {
    const organisationId = randomUUID()
    const { rows } = chain(emptyHead, [aLeaf(randomUUID(), { organisationId })])
    const failing = inTransaction(fresh.database.app, organisationId, async (transaction) => {
      insertAuditLeaves(transaction, rows)
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    expect(await sequence()).toBe(0)
  })

  it('AUD2: PostgreSQL computes the same hash', async () => {
    const stream = randomUUID()
    const { rows } = chain(emptyHead, [aLeaf(stream), aLeaf(stream, { actor: 'Zoë' })])
    const [first, second] = rows
    if (!first || !second) throw new Error('no rows')
    const sql = `select sha256('\\x0001'::bytea || int8send($1) || $2 || convert_to($3, 'UTF8')) as hash`
    const computed = await fresh.database.app.query<{ hash: Buffer }>(sql, [
      2,
      first.hash,
      encodeLeaf(second),
    ])
    expect(computed.rows[0]?.hash).toEqual(second.hash)
  })

  it('AUD6: what was changed in the database by its owner is found in the export', async () => {
    const client = new pg.Client(fresh.connection)
    await client.connect()
    const stream = randomUUID()
    const organisationId = randomUUID()
    const write = leafWriter(fresh.database.app)
    await write(...[1, 2, 3, 4].map(() => aLeaf(stream, { organisationId })))
    await sequence()
    await client.query(`update audit_leaf set actor = 'system:x' where stream_id = $1 and position = 2`, [
      stream,
    ])
    await client.query('delete from audit_leaf where stream_id = $1 and position = 4', [stream])
    await client.end()
    expect(verify(organisationId, await exportOf(organisationId)).anomalies).toEqual([
      { code: 'altered-leaf', line: 3, streamId: stream, position: 2, index: 1 },
      { code: 'missing-leaf', line: 5, streamId: stream, position: 4, index: 3 },
    ])
  })
})
