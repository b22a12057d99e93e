import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addedKey } from './key-file.fixture.ts'
import { makeMasterKeys } from './key-file.ts'
import { createVault, type Scope, type Vault } from './vault.ts'
import { VaultError } from './vault-error.ts'

const trust = '018f0000-0000-7000-8000-000000000001'
const otherTrust = '018f0000-0000-7000-8000-000000000002'
const context = 'message|018f0000-0000-7000-8000-00000000000a|body'

function openVault(): { vault: Vault; ward: Scope } {
  const vault = createVault(makeMasterKeys())
  vault.openKeys([vault.newOrganisationKey(trust), vault.newOrganisationKey(otherTrust)])
  const ward = { organisationId: trust, scopeId: randomUUID() }
  vault.openKeys([vault.newKey(ward).row])
  return { vault, ward }
}

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  }
  return 'none'
}

describe('sealed text', () => {
  it('VLT2: opens to exactly what was sealed', () => {
    const { vault, ward } = openVault()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(ward, vault.seal(ward, text, context), context).toString()).toBe(text)
      }),
    )
    const bytes = Buffer.from([0, 255, 128, 10])
    expect(vault.open(ward, vault.seal(ward, bytes, context), context)).toEqual(bytes)
  })

  it('VLT2: is different each time and contains nothing of the text', () => {
    const { vault, ward } = openVault()
    const text = 'Mrs Adeyemi in bed 4 needs her gentamicin level'
    const sealed = vault.seal(ward, text, context)
    expect(sealed.includes('gentamicin')).toBe(false)
    expect(sealed.equals(vault.seal(ward, text, context))).toBe(false)
  })

  it('VLT3: does not open in another row, another column or another conversation', () => {
    const { vault, ward } = openVault()
    const other = { organisationId: trust, scopeId: randomUUID() }
    vault.openKeys([vault.newKey(other).row])
    const sealed = vault.seal(ward, 'nil by mouth', context)
    expect(refusal(() => vault.open(ward, sealed, context.replace('body', 'draft')))).toBe('altered')
    expect(refusal(() => vault.open(ward, sealed, context.replace('0a|', '0b|')))).toBe('altered')
    expect(refusal(() => vault.open(other, sealed, context))).toBe('altered')
  })

  it('VLT3: does not open once a single bit of it was changed', () => {
    const { vault, ward } = openVault()
    const sealed = vault.seal(ward, 'DNACPR discussed with family', context)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const altered = Buffer.from(sealed)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(
        refusal(() => vault.open(ward, altered, context)),
        `bit ${bit}`,
      ).toMatch(/altered|unknown-format|key-not-open/)
    }
    for (let length = 0; length < sealed.length; length++) {
      expect(refusal(() => vault.open(ward, sealed.subarray(0, length), context))).not.toBe('none')
    }
  })

  it('VLT4: asks for the key when it is not in memory, and never takes another organisation’s', () => {
    const { vault, ward } = openVault()
    const unknown = { organisationId: trust, scopeId: randomUUID() }
    expect(vault.isOpen(unknown)).toBe(false)
    expect(refusal(() => vault.seal(unknown, 'hello', context))).toBe('key-not-open')
    const foreign = { organisationId: otherTrust, scopeId: ward.scopeId }
    expect(vault.isOpen(foreign)).toBe(false)
    expect(refusal(() => vault.seal(foreign, 'hello', context))).toBe('key-not-open')
    expect(refusal(() => vault.newKey({ organisationId: randomUUID(), scopeId: randomUUID() }))).toBe(
      'key-not-open',
    )
  })

  it('VLT4: an organisation seals what belongs to no conversation under its own key', () => {
    const { vault } = openVault()
    const own = { organisationId: trust, scopeId: trust }
    const sealed = vault.seal(own, 'answer', 'receipt|1')
    expect(vault.open(own, sealed, 'receipt|1').toString()).toBe('answer')
    expect(
      refusal(() => vault.open({ organisationId: otherTrust, scopeId: otherTrust }, sealed, 'receipt|1')),
    ).toBe('altered')
  })
})

describe('keys', () => {
  it('VLT4: a wrapped key moved to another scope does not open', () => {
    const { vault } = openVault()
    const { row } = vault.newKey({ organisationId: trust, scopeId: randomUUID() })
    expect(refusal(() => vault.openKeys([{ ...row, scopeId: randomUUID() }]))).toBe('altered')
    expect(refusal(() => vault.openKeys([{ ...row, generation: 2 }]))).toBe('altered')
    expect(refusal(() => vault.openKeys([{ ...row, organisationId: otherTrust }]))).toBe('altered')
  })

  it('VLT5: a key whose row was never stored is used by the one who made it and by nobody else', () => {
    const { vault } = openVault()
    const ward = { organisationId: trust, scopeId: randomUUID() }
    const made = vault.newKey(ward)
    const sealed = vault.seal(made.scope, 'first message', context)
    expect(vault.open(made.scope, sealed, context).toString()).toBe('first message')
    expect(vault.isOpen(ward)).toBe(false)
    expect(refusal(() => vault.seal(ward, 'second message', context))).toBe('key-not-open')
    vault.openKeys([made.row])
    expect(vault.open(ward, sealed, context).toString()).toBe('first message')
  })

  it('VLT6: what was sealed under a shredded key is gone, and nothing new can be sealed with it', () => {
    const { vault, ward } = openVault()
    const sealed = vault.seal(ward, 'hello', context)
    vault.openKeys([{ ...ward, generation: 1, wrapped: null }])
    expect(refusal(() => vault.open(ward, sealed, context))).toBe('key-shredded')
    expect(refusal(() => vault.seal(ward, 'hello', context))).toBe('key-shredded')
    expect(refusal(() => vault.commitment(ward, 'hello'))).toBe('key-shredded')
  })

  it('VLT7: after a rotation old text still opens, new text uses the new key, commitments stay', () => {
    const { vault, ward } = openVault()
    const before = vault.seal(ward, 'before', context)
    const commitment = vault.commitment(ward, 'before')
    vault.openKeys([vault.nextKey(ward)])
    const after = vault.seal(ward, 'after', context)
    expect(before.readUInt16BE(1)).toBe(1)
    expect(after.readUInt16BE(1)).toBe(2)
    expect(vault.open(ward, before, context).toString()).toBe('before')
    expect(vault.open(ward, after, context).toString()).toBe('after')
    expect(vault.commitment(ward, 'before')).toEqual(commitment)
  })

  it('VLT7: a server that knows only the old key says that it needs the new one', () => {
    const master = makeMasterKeys()
    const [one, other] = [createVault(master), createVault(master)]
    const organisation = one.newOrganisationKey(trust)
    one.openKeys([organisation])
    const ward = { organisationId: trust, scopeId: randomUUID() }
    const first = one.newKey(ward).row
    one.openKeys([first])
    const second = one.nextKey(ward)
    one.openKeys([second])
    other.openKeys([organisation, first])
    const sealed = one.seal(ward, 'hello', context)
    expect(other.isOpen(ward)).toBe(true)
    expect(other.isOpen(ward, sealed)).toBe(false)
    expect(refusal(() => other.open(ward, sealed, context))).toBe('key-not-open')
    other.openKeys([second])
    expect(other.open(ward, sealed, context).toString()).toBe('hello')
  })

  it('VLT8: organisations’ keys move under a new key of the key file without touching a message', () => {
    const old = makeMasterKeys()
    const before = createVault(old)
    const organisation = before.newOrganisationKey(trust)
    before.openKeys([organisation])
    const ward = { organisationId: trust, scopeId: randomUUID() }
    const { row } = before.newKey(ward)
    before.openKeys([row])
    const sealed = before.seal(ward, 'hello', context)

    const both = addedKey(old)
    const moved = createVault(both).rewrapped(organisation)
    if (moved === null) throw new Error('nothing was rewrapped')
    expect(createVault(both).rewrapped(moved)).toBeNull()

    const after = createVault({ current: both.current, earlier: [] })
    expect(refusal(() => after.openKeys([organisation]))).toBe('other-key-file')
    after.openKeys([moved, row])
    expect(after.open(ward, sealed, context).toString()).toBe('hello')
  })

  it('VLT4: keys that were not used lately leave memory and can be loaded again', () => {
    const vault = createVault(makeMasterKeys(), { scopesHeld: 4 })
    vault.openKeys([vault.newOrganisationKey(trust)])
    const rows = Array.from(
      { length: 10 },
      () => vault.newKey({ organisationId: trust, scopeId: randomUUID() }).row,
    )
    vault.openKeys(rows)
    const [first, last] = [rows[0], rows[9]]
    if (!first || !last) throw new Error('no rows')
    expect(vault.isOpen(first)).toBe(false)
    expect(vault.isOpen(last)).toBe(true)
    vault.openKeys([first])
    expect(vault.isOpen(first)).toBe(true)
  })

  it('VLT12: errors name ids and codes, never text or keys', () => {
    const { vault, ward } = openVault()
    const sealed = vault.seal(ward, 'query sepsis', context)
    sealed[20] = (sealed[20] ?? 0) ^ 1
    try {
      vault.open(ward, sealed, context)
      expect.unreachable()
    } catch (error) {
      expect(String(error)).toBe(`VaultError: vault: altered (${ward.scopeId} ${context})`)
    }
  })
})

describe('commitments', () => {
  it('VLT11: are equal for equal content in one conversation and differ in another', () => {
    const { vault, ward } = openVault()
    const other = { organisationId: trust, scopeId: randomUUID() }
    vault.openKeys([vault.newKey(other).row])
    expect(vault.commitment(ward, 'yes')).toEqual(vault.commitment(ward, Buffer.from('yes')))
    expect(vault.commitment(ward, 'yes')).not.toEqual(vault.commitment(ward, 'no'))
    expect(vault.commitment(ward, 'yes')).not.toEqual(vault.commitment(other, 'yes'))
    expect(vault.commitment(ward, 'yes')).toHaveLength(32)
  })
})
