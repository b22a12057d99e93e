import { createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { RecentMap } from '../recent-map.ts'
import { CIPHER_BYTES, decrypt, encrypt } from './cipher.ts'
import type { MasterKey, MasterKeys } from './key-file.ts'
import type { Scope, VaultKeyRow } from './scope.ts'
import { generationOf, HEADER_BYTES, noKeys, remember, type ScopeKeys, secret } from './scope-keys.ts'
import { makeSearchKey, type SearchKey } from './search/search-key.ts'
import { VaultError } from './vault-error.ts'
import { KEY_BYTES, unwrapKey, wrapKey, wrapperIdOf } from './wrap-key.ts'

export type { Scope, VaultKeyRow } from './scope.ts'

/** By how much sealing makes bytes longer. */
export const sealedOverhead = HEADER_BYTES + CIPHER_BYTES

export interface NewKey {
  /** To be stored in the caller's transaction. */
  readonly row: VaultKeyRow
  /**
   * Carries its own keys, so that it seals and opens before the row is committed. Other callers find the key only
   * once `openKeys` was given the committed row: a rolled-back key must never be left behind in memory, or text
   * would be sealed with a key that nobody kept.
   */
  readonly scope: Scope
}

/** Seals and opens text, synchronously, with keys that were opened before. */
export interface Vault {
  /** A key for a new organisation, wrapped by the key file's. */
  newOrganisationKey(organisationId: string): VaultKeyRow
  /** A key for a new scope; the organisation's key must be open. */
  newKey(scope: Scope): NewKey
  /** The scope's next generation: what is sealed from now on uses it, earlier ones still open. The scope must be open. */
  nextKey(scope: Scope): VaultKeyRow
  /** The same organisation key under the key file's current key, or null when it already is. */
  rewrapped(row: VaultKeyRow): VaultKeyRow | null
  /** Unwraps and remembers keys; an organisation's own row before those of its scopes, in this call or an earlier one. */
  openKeys(rows: readonly VaultKeyRow[]): void
  /** Whether the scope's keys are in memory: any to seal with, or the very one that these bytes need. */
  isOpen(scope: Scope, sealed?: Buffer): boolean
  /** Forgets a scope's keys, after shredding or rotation. */
  forget(scope: Scope): void
  /** Seals; `context` names the row and column, such as `message|<id>|body`, and is needed again to open. */
  seal(scope: Scope, plaintext: Buffer | string, context: string): Buffer
  /** Opens, or throws VaultError: key-not-open, key-shredded, altered, unknown-format. */
  open(scope: Scope, sealed: Buffer, context: string): Buffer
  /** HMAC-SHA-256 under the scope's key: 32 bytes that prove content and, once the key is shredded, reveal nothing. */
  commitment(scope: Scope, bytes: Buffer | string): Buffer
  /** The key for search tokens of an organisation. */
  searchKey(organisationId: string): SearchKey
}

interface OrganisationKeys {
  readonly wrap: KeyObject
  readonly search: SearchKey
  /** The organisation as a scope. */
  readonly own: ScopeKeys
}

/**
 * @param masterKeys the key file's keys
 * @param scopesHeld how many scopes' keys stay in memory (about 1 kB each)
 */
export function createVault(masterKeys: MasterKeys, { scopesHeld = 20_000 } = {}): Vault {
  const masters = new Map([masterKeys.current, ...masterKeys.earlier].map((master) => [master.id, master]))
  const organisations = new Map<string, OrganisationKeys | null>()
  const scopes = new RecentMap<ScopeKeys>(scopesHeld)
  // A scope that newKey returned carries its keys; it is told by identity, never by shape.
  const carried = new WeakMap<Scope, ScopeKeys>()

  function organisationKeys(organisationId: string): OrganisationKeys {
    const keys = organisations.get(organisationId)
    if (keys === undefined) throw new VaultError('key-not-open', organisationId)
    if (keys === null) throw new VaultError('key-shredded', organisationId)
    return keys
  }

  function heldKeys(scope: Scope): ScopeKeys | undefined {
    if (scope.scopeId === scope.organisationId) return organisations.get(scope.scopeId)?.own
    const keys = scopes.get(scope.scopeId) ?? carried.get(scope)
    return keys?.organisationId === scope.organisationId ? keys : undefined
  }

  function keysOf(scope: Scope): ScopeKeys {
    const keys = heldKeys(scope)
    if (keys === undefined) throw new VaultError('key-not-open', scope.scopeId)
    return keys
  }

  function masterOf(row: VaultKeyRow, wrapped: Buffer): MasterKey {
    const master = masters.get(wrapperIdOf(wrapped))
    if (master === undefined) throw new VaultError('other-key-file', row.organisationId)
    return master
  }

  function openOrganisation(row: VaultKeyRow): void {
    if (row.wrapped === null) {
      organisations.set(row.organisationId, null)
    } else if (!organisations.get(row.organisationId)) {
      const raw = unwrapKey(masterOf(row, row.wrapped).key, row.wrapped, rowName(row))
      const own = noKeys(row)
      remember(own, row.generation, raw.subarray(2 * KEY_BYTES))
      const wrap = secret(raw, 0)
      organisations.set(row.organisationId, { wrap, search: makeSearchKey(secret(raw, 1)), own })
      raw.fill(0)
    }
  }

  function openScope(row: VaultKeyRow): void {
    const held = scopes.get(row.scopeId)
    const keys = held?.organisationId === row.organisationId ? held : noKeys(row)
    if (row.wrapped === null) {
      remember(keys, row.generation, null)
    } else if (!keys.generations.has(row.generation)) {
      const { wrap } = organisationKeys(row.organisationId)
      const raw = unwrapKey(wrap, row.wrapped, rowName(row))
      remember(keys, row.generation, raw)
      raw.fill(0)
    }
    scopes.set(row.scopeId, keys)
  }

  function wrappedRow(scope: Scope, generation: number, raw: Buffer): VaultKeyRow {
    const row = { organisationId: scope.organisationId, scopeId: scope.scopeId, generation }
    const { wrap } = organisationKeys(scope.organisationId)
    return { ...row, wrapped: wrapKey(wrap, scopeWrapperId, raw, rowName(row)) }
  }

  return {
    newOrganisationKey(organisationId) {
      const row = { organisationId, scopeId: organisationId, generation: 1 }
      const { id, key } = masterKeys.current
      return { ...row, wrapped: wrapKey(key, id, randomBytes(4 * KEY_BYTES), rowName(row)) }
    },
    newKey({ organisationId, scopeId }) {
      const scope = { organisationId, scopeId }
      const raw = randomBytes(2 * KEY_BYTES)
      const row = wrappedRow(scope, 1, raw)
      const keys = noKeys(scope)
      remember(keys, 1, raw)
      raw.fill(0)
      carried.set(scope, keys)
      return { row, scope }
    },
    nextKey(scope) {
      const { current, commitKey } = keysOf(scope)
      if (commitKey === null) throw new VaultError('key-shredded', scope.scopeId)
      // The commitment key stays, so that a commitment made before a rotation can still be compared.
      return wrappedRow(scope, current + 1, Buffer.concat([randomBytes(KEY_BYTES), commitKey.export()]))
    },
    rewrapped(row) {
      if (row.wrapped === null || wrapperIdOf(row.wrapped) === masterKeys.current.id) return null
      const raw = unwrapKey(masterOf(row, row.wrapped).key, row.wrapped, rowName(row))
      return { ...row, wrapped: wrapKey(masterKeys.current.key, masterKeys.current.id, raw, rowName(row)) }
    },
    openKeys(rows) {
      for (const row of rows) if (row.scopeId === row.organisationId) openOrganisation(row)
      for (const row of rows) if (row.scopeId !== row.organisationId) openScope(row)
    },
    isOpen(scope, sealed) {
      const keys = heldKeys(scope)
      if (keys === undefined) return false
      return sealed === undefined || keys.generations.has(generationOf(sealed))
    },
    forget(scope) {
      scopes.delete(scope.scopeId)
    },
    seal(scope, plaintext, context) {
      const keys = keysOf(scope)
      if (keys.sealKey === null) throw new VaultError('key-shredded', scope.scopeId)
      return encrypt(keys.sealKey, keys.header, plaintext, keys.boundTo + context)
    },
    open(scope, sealed, context) {
      const keys = keysOf(scope)
      const key = keys.generations.get(generationOf(sealed))
      if (key === undefined) throw new VaultError('key-not-open', scope.scopeId)
      if (key === null) throw new VaultError('key-shredded', scope.scopeId)
      const plaintext = decrypt(key, HEADER_BYTES, sealed, keys.boundTo + context)
      if (plaintext === null) throw new VaultError('altered', `${scope.scopeId} ${context}`)
      return plaintext
    },
    commitment(scope, bytes) {
      const { commitKey } = keysOf(scope)
      if (commitKey === null) throw new VaultError('key-shredded', scope.scopeId)
      return createHmac('sha256', commitKey).update(bytes).digest()
    },
    searchKey(organisationId) {
      return organisationKeys(organisationId).search
    },
  }
}

// Scopes are wrapped by their organisation's only key, which rowName binds; there is no choice to name.
const scopeWrapperId = '0'.repeat(16)

const rowName = (row: Scope & { generation: number }) =>
  `vault_key|${row.organisationId}|${row.scopeId}|${row.generation}`
