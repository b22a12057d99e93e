import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeBackup } from '../../../platform/backup/make-backup.ts'
import { restoreBackup } from '../../../platform/backup/restore-backup.ts'
import type { Blobs } from '../../../platform/blobs/index.ts'
import { openStore } from '../../../platform/blobs/stores.fixture.ts'
import { openDatabase } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { PostgresConnection } from '../../../platform/postgres/supervise.ts'
import { createVault, openScopes, openShredLedger } from '../../../platform/vault/index.ts'
import { scopeOf } from '../content/frames.ts'
import { readContent } from '../content/read-content.ts'
import { type Colleague, type Hospital, openHospital } from '../hospital.fixture.ts'
import type { FilesParts } from '../parts.ts'
import { act } from '../steps/act.ts'
import { auditFile, openFile } from '../steps/change-file.ts'
import { destroyFile } from '../steps/destroy-file.ts'
import { readFiles } from '../store/files.ts'
import { readParts } from '../store/parts.ts'
import { destroyAgain } from './sweep-files.ts'

let hospital: Hospital
let sam: Colleague
let folder: string
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  hospital = await openHospital()
  sam = await hospital.hire()
  folder = await mkdtemp(path.join(tmpdir(), 'baton-restoring-'))
})
afterAll(async () => {
  for (const close of closing.reverse()) await close()
  await hospital.close()
  await rm(folder, { recursive: true })
})

const wound = randomBytes(300_000)
const kept = randomBytes(100_000)

it('FIL42: what was destroyed is in no later backup, and an older one does not bring it back', async () => {
  const gone = await hospital.addReadyFile(sam, { name: 'wound.wav', content: wound, partBytes: 120_000 })
  const stays = await hospital.addReadyFile(sam, { name: 'summary.wav', content: kept })
  const before = await blobsOf(gone.id)
  expect(before).toHaveLength(3)
  const older = await backUp('older')
  await destroy(gone.id)
  await expect
    .poll(async () => (await listed(hospital.blobs)).filter((id) => before.includes(id)))
    .toEqual([])
  const later = await backUp('later')

  for (const backup of [later, older]) {
    const restored = await restore(backup)
    const fromOlder = backup === older
    if (fromOlder) {
      // The backup has everything that there was then: without the ledger it would open.
      expect(await listed(restored.blobs)).toEqual(expect.arrayContaining(before))
      expect(await keysOf(restored, gone.id)).toEqual([true])
      expect((await contentOf(restored, gone.id)).equals(wound)).toBe(true)
      restored.vault.forget({ organisationId: hospital.organisationId, scopeId: gone.id })
    }
    expect(await restored.ledger.settle()).toHaveLength(fromOlder ? 1 : 0)
    expect(await destroyAgain(restored)).toBe(fromOlder ? 1 : 0)

    expect(await keysOf(restored, gone.id)).toEqual([false])
    await expect(contentOf(restored, gone.id)).rejects.toThrow()
    await expect
      .poll(async () => (await listed(restored.blobs)).filter((id) => before.includes(id)))
      .toEqual([])
    expect((await contentOf(restored, stays.id)).equals(kept)).toBe(true)
  }
})

async function backUp(name: string): Promise<string> {
  const file = path.join(folder, `${name}.backup`)
  const { connection, keys, blobs } = hospital
  const made = await makeBackup({ connection, file, keys, now: hospital.clock.now(), blobs })
  if (!made.ok) throw new Error(made.sentence)
  return file
}

/** A hospital on another machine, from a backup, with the key file and the newest ledger. */
async function restore(
  file: string,
): Promise<FilesParts & { ledger: Awaited<ReturnType<typeof openLedger>> }> {
  const name = `restoring_${randomUUID().replaceAll('-', '')}`
  const connection: PostgresConnection = { ...hospital.connection, database: name }
  await run(`create database ${name}`)
  closing.push(() => run(`drop database ${name} with (force)`))
  const store = await openStore(hospital.clock.now())
  closing.push(() => store.close())
  const { blobs } = store
  const roles = {
    name: 'database/0001-roles',
    file: new URL('../../../platform/database/0001-roles.sql', import.meta.url),
  }
  const migrations = [roles, ...hospital.migrations]
  const restored = await restoreBackup({ file, connection, keys: hospital.keys, migrations, blobs })
  if (!restored.ok) throw new Error(restored.sentence)
  const database = openDatabase({ connection, onConnectionLost: () => {} })
  closing.push(() => database.close())
  const vault = createVault(hospital.keys)
  const ledger = await openLedger(database, vault)
  return { ...hospital.parts, database, vault, blobs, ledger }
}

async function openLedger(database: FilesParts['database'], vault: FilesParts['vault']) {
  const ledger = await openShredLedger(hospital.ledgerFile, database.system, vault)
  closing.push(() => ledger.close())
  return ledger
}

async function destroy(fileId: string): Promise<void> {
  const who = { organisationId: hospital.organisationId, personId: sam.id, action: 'files.discard' }
  await act(hospital.parts, who, async (deed) => {
    const opened = await openFile(deed, hospital.parts, fileId)
    if (opened === undefined) throw new Error('no such file')
    await destroyFile(deed, hospital.parts, opened)
    auditFile(deed, opened.row)
  })
}

async function blobsOf(fileId: string): Promise<string[]> {
  return inTransaction(hospital.database.app, hospital.organisationId, async (transaction) =>
    (await readParts(transaction, fileId)).map(({ blobId }) => blobId),
  )
}

async function listed(blobs: Blobs): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of blobs.list()) ids.push(id)
  return ids
}

/** Whether each of a file's keys is there. */
async function keysOf({ database }: FilesParts, fileId: string): Promise<boolean[]> {
  const { rows } = await database.system.query<{ there: boolean }>(
    'select wrapped is not null as there from vault_key where scope_id = $1',
    [fileId],
  )
  return rows.map(({ there }) => there)
}

async function contentOf(parts: FilesParts, fileId: string): Promise<Buffer> {
  const { row, stored } = await inTransaction(
    parts.database.app,
    hospital.organisationId,
    async (transaction) => {
      const [row] = await readFiles(transaction, [fileId])
      if (row === undefined) throw new Error('no such file')
      await openScopes(transaction, parts.vault, [{ scope: scopeOf(row) }])
      return { row, stored: await readParts(transaction, fileId) }
    },
  )
  const bytes: Buffer[] = []
  for await (const some of readContent(parts, row, stored)) bytes.push(some)
  return Buffer.concat(bytes)
}

async function run(statement: string): Promise<void> {
  const client = new pg.Client(hospital.connection)
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
