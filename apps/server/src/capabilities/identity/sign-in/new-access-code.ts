import { randomBytes } from 'node:crypto'
import { type AccessCode, welcomePath } from '@baton/contract'
import { hashToken } from '../sessions/token.ts'

/** Without I, L, O and U: nobody mistakes a letter when it is read out (Crockford's base 32). */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const validForMs = 72 * 3_600_000

/** A new code of 125 bits in five groups of five, and the hash that alone is kept. */
export function newCode(): { code: string; hash: Buffer } {
  const characters = [...randomBytes(25)].map((byte) => letters[byte % 32])
  const code = [0, 5, 10, 15, 20].map((from) => characters.slice(from, from + 5).join('')).join('-')
  return { code, hash: hashAccessCode(code) }
}

/** A new one-time code, and what is kept of it. */
export function newAccessCode(
  now: Date,
  publicUrl: string,
): { access: AccessCode; hash: Buffer; expiresAt: Date } {
  const { code, hash } = newCode()
  const expiresAt = new Date(now.getTime() + validForMs)
  return {
    access: { code, link: `${publicUrl}${welcomePath}#${code}`, expiresAt: expiresAt.toISOString() },
    hash,
    expiresAt,
  }
}

/** The hash under which a code is found, however it was typed: any case, with or without dashes, O for 0. */
export function hashAccessCode(typed: string): Buffer {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return hashToken(code)
}
