import type { KeyObject } from 'node:crypto'
import { decrypt, encrypt } from './cipher.ts'
import { VaultError } from './vault-error.ts'

/** Every key is 256 bits; a wrapped row holds two of them. */
export const KEY_BYTES = 32

const FORMAT = 1
const HEADER_BYTES = 9

/**
 * Wraps raw key bytes with another key. `wrapperId` (16 hex digits) names the wrapping key so that a
 * wrong key file is told from altered data; `boundTo` binds the row.
 */
export function wrapKey(wrapper: KeyObject, wrapperId: string, raw: Buffer, boundTo: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header[0] = FORMAT
  header.write(wrapperId, 1, 'hex')
  return encrypt(wrapper, header, raw, boundTo)
}

/** The id of the key that wrapped these bytes: 16 hex digits. */
export function wrapperIdOf(wrapped: Buffer): string {
  if (wrapped[0] !== FORMAT) throw new VaultError('unknown-format', 'wrapped key')
  return wrapped.toString('hex', 1, HEADER_BYTES)
}

/** Undoes `wrapKey`; throws VaultError `altered` when the bytes or the binding differ. */
export function unwrapKey(wrapper: KeyObject, wrapped: Buffer, boundTo: string): Buffer {
  const raw = decrypt(wrapper, HEADER_BYTES, wrapped, boundTo)
  if (raw === null) throw new VaultError('altered', boundTo)
  return raw
}
