import { randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.fixture.ts'
import { inTransaction } from '../database/transaction.ts'
import { createScopeKey } from './create-scope-key.ts'
import { addedKey } from './key-file.fixture.ts'
import { makeMasterKeys } from './key-file.ts'
import { openOrganisation } from './open-organisation.ts'
import { openScopes } from './open-scopes.ts'
import { openShredLedger, type ShredLedger } from './shred-ledger.ts'
import { shredScope } from './shred-scope.ts'
import { createVault, type Scope, type Vault } from './vault.ts'

let fresh: FreshDatabase
let folder: string
let file: string
const master = makeMasterKeys()
const trust = randomUUID()
const at = new Date('2034-11-22T02:00:00.000Z')

beforeAll(async () => {
  fresh = await freshDatabase(
    ...['0001-vault-keys', '0002-shredding'].map((name) => ({
      name: `vault/${name}`,
      file: new URL(`${name}.sql`, import.meta.url),
    })),
  )
  folder = await mkdtemp(path.join(tmpdir(), 'baton-ledger-'))
})
afterAll(async () => {
  await fresh.drop()
  await rm(folder, { recursive: true })
})
beforeEach(() => {
  file = path.join(folder, randomUUID())
})

async function server(keys = master): Promise<Vault> {
  const vault = createVault(keys)
  await openOrganisation(fresh.database.system, vault, trust)
  return vault
}

const open = (vault: Vault) => openShredLedger(file, fresh.database.system, vault)

/** A photo's scope, with its key stored and something sealed in it. */
async function photo(vault: Vault): Promise<{ scope: Scope; sealed: Buffer }> {
  const scope = { organisationId: trust, scopeId: randomUUID() }
  const made = await inTransaction(fresh.database.app, trust, (transaction) =>
    createScopeKey(transaction, vault, scope),
  )
  return { scope, sealed: vault.seal(made, 'burn', 'photo') }
}

const shred = (vault: Vault, scope: Scope) =>
  inTransaction(fresh.database.app, trust, (transaction) => shredScope(transaction, vault, scope, at))

async function opened(vault: Vault, { scope, sealed }: { scope: Scope; sealed: Buffer }): Promise<string> {
  vault.forget(scope)
  await inTransaction(fresh.database.app, trust, (transaction) =>
    openScopes(transaction, vault, [{ scope, sealed }]),
  )
  return vault.open(scope, sealed, 'photo').toString()
}

/** Does what restoring a backup from before does: the key is there again. */
async function bringBack({ scopeId }: Scope, work: () => Promise<void>): Promise<void> {
  const before = await fresh.database.system.query('select * from vault_key where scope_id = $1', [scopeId])
  await work()
  for (const { wrapped, generation } of before.rows)
    await fresh.database.system.query(
      'update vault_key set wrapped = $3, shredded_at = null where scope_id = $1 and generation = $2',
      [scopeId, generation, wrapped],
    )
}

async function withLedger<Result>(
  vault: Vault,
  work: (ledger: ShredLedger) => Promise<Result>,
): Promise<Result> {
  const ledger = await open(vault)
  try {
    return await work(ledger)
  } finally {
    await ledger.close()
  }
}

describe('the ledger of what was shredded', () => {
  it('VLT13: a key that an older backup brings back is shredded again before anyone uses it', async () => {
    const vault = await server()
    const burn = await photo(vault)
    await bringBack(burn.scope, async () => {
      await shred(vault, burn.scope)
      await withLedger(vault, (ledger) => ledger.note([{ ...burn.scope, at }]))
    })
    expect(await opened(await server(), burn)).toBe('burn')
    const next = await server()
    expect(await withLedger(next, (ledger) => ledger.settle())).toEqual([burn.scope])
    await expect(opened(next, burn)).rejects.toThrow('key-shredded')
    expect(await withLedger(next, (ledger) => ledger.settle())).toEqual([])
  })

  it('VLT13: what was shredded and not noted, because a server was killed or was another one, is noted later', async () => {
    const [one, other] = [await server(), await server()]
    const burn = await photo(one)
    expect(await opened(other, burn)).toBe('burn')
    await shred(one, burn.scope)
    await withLedger(other, async (ledger) => {
      expect(await ledger.settle()).toEqual([])
      expect(() => other.open(burn.scope, burn.sealed, 'photo')).toThrow('key-not-open')
    })
    expect(await readFile(file, 'utf8')).toContain(burn.scope.scopeId)
  })

  it('VLT13: only what an organisation’s own key proves is believed, and half a line harms nothing', async () => {
    const vault = await server()
    const [burn, rash] = [await photo(vault), await photo(vault)]
    const forged = `${at.toISOString()} ${trust} ${burn.scope.scopeId} ${'0'.repeat(64)}`
    await writeFile(file, `${forged}\n2034-11-22T02`)
    await shred(vault, rash.scope)
    await withLedger(vault, async (ledger) => {
      await ledger.settle()
      expect(ledger.strange).toBe(2)
    })
    expect(await opened(vault, burn)).toBe('burn')
    await withLedger(await server(), async (ledger) => {
      await ledger.settle()
      expect(ledger.strange).toBe(2)
    })
    expect(await readFile(file, 'utf8')).toContain(`\n${at.toISOString()} ${trust} ${rash.scope.scopeId}`)
  })

  it('VLT13: is believed after the key file got a new key, holds ids only, and is its owner’s alone', async () => {
    const vault = await server()
    const burn = await photo(vault)
    await bringBack(burn.scope, async () => {
      await shred(vault, burn.scope)
      await withLedger(vault, (ledger) => ledger.note([{ ...burn.scope, at }]))
    })
    const rotated = await server(addedKey(master))
    expect(await withLedger(rotated, (ledger) => ledger.settle())).toEqual([burn.scope])
    expect(await readFile(file, 'utf8')).toMatch(
      new RegExp(`^${at.toISOString()} ${trust} ${burn.scope.scopeId} [0-9a-f]{64}\n`),
    )
    expect((await stat(file)).mode & 0o077).toBe(0)
  })

  it('VLT13: an organisation’s own key is never shredded by it', async () => {
    const vault = await server()
    const scope = { organisationId: trust, scopeId: trust }
    await shred(vault, scope)
    await withLedger(vault, (ledger) => ledger.note([{ ...scope, at }]))
    expect(await withLedger(await server(), (ledger) => ledger.settle())).toEqual([])
    await appendFile(file, '')
    expect((await server()).isOpen(scope)).toBe(true)
  })
})
