import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.fixture.ts'
import { inSystemTransaction, inTransaction } from '../database/transaction.ts'
import { createScopeKey } from './create-scope-key.ts'
import { addedKey } from './key-file.fixture.ts'
import { makeMasterKeys } from './key-file.ts'
import { openOrganisation } from './open-organisation.ts'
import { openScopes } from './open-scopes.ts'
import { rewrapKeys } from './rewrap-keys.ts'
import { rotateScope } from './rotate-scope.ts'
import { searchTokens } from './search/search-tokens.ts'
import { shredScope } from './shred-scope.ts'
import { anyVaultKey } from './store.ts'
import { createVault, type Scope, type Vault } from './vault.ts'

let fresh: FreshDatabase
const master = makeMasterKeys()
const trust = randomUUID()
const context = 'message|1|body'
beforeAll(async () => {
  fresh = await freshDatabase(
    ...['0001-vault-keys', '0002-shredding'].map((name) => ({
      name: `vault/${name}`,
      file: new URL(`${name}.sql`, import.meta.url),
    })),
  )
})
afterAll(() => fresh.drop())

/** A server that has just started: nothing in memory. */
async function server(keys = master): Promise<Vault> {
  const vault = createVault(keys)
  await openOrganisation(fresh.database.system, vault, trust)
  return vault
}

function create(vault: Vault, scope: Scope): Promise<Scope> {
  return inTransaction(fresh.database.app, trust, (transaction) => createScopeKey(transaction, vault, scope))
}

function load(vault: Vault, scope: Scope, sealed?: Buffer): Promise<void> {
  const wanted = sealed === undefined ? { scope } : { scope, sealed }
  return inTransaction(fresh.database.app, trust, (transaction) => openScopes(transaction, vault, [wanted]))
}

const newWard = (): Scope => ({ organisationId: trust, scopeId: randomUUID() })

describe('stored keys', () => {
  it('VLT1: a database knows whether anything was ever sealed in it', async () => {
    const empty = await freshDatabase({
      name: 'vault/0001-vault-keys',
      file: new URL('0001-vault-keys.sql', import.meta.url),
    })
    expect(await anyVaultKey(empty.database.system)).toBe(false)
    await openOrganisation(empty.database.system, createVault(master), trust)
    expect(await anyVaultKey(empty.database.system)).toBe(true)
    await empty.drop()
  })

  it('VLT4: another server, and the same after a restart, opens what one sealed, and makes the same search tokens', async () => {
    const [one, other] = await Promise.all([server(), server()])
    const ward = newWard()
    const sealed = one.seal(await create(one, ward), 'bed 4 is free', context)
    await load(other, ward)
    expect(other.open(ward, sealed, context).toString()).toBe('bed 4 is free')
    const tokens = (vault: Vault) => searchTokens(vault.searchKey(trust), 'bed 4 is free')
    expect(tokens(other)).toEqual(tokens(one))
  })

  it('VLT5: a conversation whose creation was rolled back leaves no key in memory or on disk', async () => {
    const vault = await server()
    const ward = newWard()
    const failing = inTransaction(fresh.database.app, trust, async (transaction) => {
      vault.seal(await createScopeKey(transaction, vault, ward), 'hello', context)
      throw new Error('the creation failed')
    })
    await expect(failing).rejects.toThrow('the creation failed')
    await load(vault, ward)
    expect(vault.isOpen(ward)).toBe(false)
    const sealed = vault.seal(await create(vault, ward), 'hello again', context)
    const other = await server()
    await load(other, ward)
    expect(other.open(ward, sealed, context).toString()).toBe('hello again')
  })

  it('VLT5: a second key for a conversation that has one is refused by the database', async () => {
    const vault = await server()
    const ward = newWard()
    await create(vault, ward)
    await expect(create(vault, ward)).rejects.toMatchObject({ code: '23505' })
  })

  it('VLT6: a shredded conversation cannot be opened by anyone, and its stub says when', async () => {
    const [one, other] = await Promise.all([server(), server()])
    const ward = newWard()
    const sealed = one.seal(await create(one, ward), 'hello', context)
    const at = new Date('2034-11-22T02:00:00.000Z')
    await inTransaction(fresh.database.app, ward.organisationId, (transaction) =>
      shredScope(transaction, one, ward, at),
    )
    for (const vault of [one, other]) {
      await load(vault, ward)
      expect(() => vault.open(ward, sealed, context)).toThrow('key-shredded')
    }
    const { rows } = await fresh.database.system.query(
      'select generation, wrapped, shredded_at from vault_key where scope_id = $1',
      [ward.scopeId],
    )
    expect(rows).toEqual([{ generation: 1, wrapped: null, shredded_at: at }])
  })

  it('VLT7: a server that missed a rotation loads the new key when it meets it', async () => {
    const [one, other] = await Promise.all([server(), server()])
    const ward = newWard()
    await create(one, ward)
    await load(other, ward)
    await inTransaction(fresh.database.app, trust, (transaction) => rotateScope(transaction, one, ward))
    one.forget(ward)
    await load(one, ward)
    const sealed = one.seal(ward, 'hello', context)
    expect(() => other.open(ward, sealed, context)).toThrow('key-not-open')
    await load(other, ward, sealed)
    expect(other.open(ward, sealed, context).toString()).toBe('hello')
  })

  it('VLT8: after a rewrap the old key of the key file is no longer needed', async () => {
    const vault = await server()
    const ward = newWard()
    const sealed = vault.seal(await create(vault, ward), 'hello', context)
    const both = addedKey(master)
    const rewrap = (keys: typeof both) =>
      inSystemTransaction(fresh.database.system, (transaction) => rewrapKeys(transaction, createVault(keys)))
    expect(await rewrap(both)).toBe(1)
    expect(await rewrap(both)).toBe(0)
    await expect(server()).rejects.toThrow('other-key-file')
    const after = await server({ current: both.current, earlier: [] })
    await load(after, ward)
    expect(after.open(ward, sealed, context).toString()).toBe('hello')
    // Back under the first key for whichever test comes next.
    expect(await rewrap({ current: master.current, earlier: [both.current] })).toBe(1)
  })

  it('VLT12: no key stands in the database as it is, and no other organisation sees its row', async () => {
    const vault = await server()
    const ward = newWard()
    await create(vault, ward)
    const seen = await inTransaction(fresh.database.app, randomUUID(), (transaction) =>
      transaction.query({ name: '', text: 'select 1 from vault_key', values: [] }),
    )
    expect(seen).toEqual([])
    const { rows } = await fresh.database.system.query<{ wrapped: Buffer | null }>(
      'select wrapped from vault_key',
    )
    const raw = master.current.key.export()
    expect(rows.some(({ wrapped }) => wrapped?.includes(raw))).toBe(false)
  })
})
