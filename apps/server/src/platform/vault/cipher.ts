import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** By how much `encrypt` makes a text longer, its header apart. */
export const CIPHER_BYTES = NONCE_BYTES + TAG_BYTES

// Asking the system for twelve bytes at a time costs as much as the encryption itself.
const noncePool = Buffer.allocUnsafe(NONCE_BYTES * 1024)
let nonceOffset = noncePool.length

/**
 * AES-256-GCM. Returns header ‖ nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes); the header is
 * authenticated together with `boundTo`. A string is encrypted as UTF-8.
 */
export function encrypt(key: KeyObject, header: Buffer, plaintext: Buffer | string, boundTo: string): Buffer {
  const nonce = nextNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(authenticated(header, boundTo))
  const body = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext)
  cipher.final()
  const out = Buffer.allocUnsafe(header.length + NONCE_BYTES + body.length + TAG_BYTES)
  out.set(header, 0)
  out.set(nonce, header.length)
  out.set(body, header.length + NONCE_BYTES)
  out.set(cipher.getAuthTag(), out.length - TAG_BYTES)
  return out
}

/**
 * Undoes `encrypt`; `headerBytes` is the header's length. Returns null when anything was altered or
 * `boundTo` is another.
 */
export function decrypt(key: KeyObject, headerBytes: number, sealed: Buffer, boundTo: string): Buffer | null {
  if (sealed.length < headerBytes + NONCE_BYTES + TAG_BYTES) return null
  const bodyStart = headerBytes + NONCE_BYTES
  const bodyEnd = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(headerBytes, bodyStart), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(authenticated(sealed.subarray(0, headerBytes), boundTo))
  decipher.setAuthTag(sealed.subarray(bodyEnd))
  const plaintext = decipher.update(sealed.subarray(bodyStart, bodyEnd))
  try {
    decipher.final()
  } catch {
    return null
  }
  return plaintext
}

function nextNonce(): Buffer {
  if (nonceOffset >= noncePool.length) {
    randomFillSync(noncePool)
    nonceOffset = 0
  }
  const nonce = noncePool.subarray(nonceOffset, nonceOffset + NONCE_BYTES)
  nonceOffset += NONCE_BYTES
  return nonce
}

// The header has a fixed length within a format, so header ‖ context cannot be read in two ways.
function authenticated(header: Buffer, boundTo: string): Buffer {
  const bytes = Buffer.allocUnsafe(header.length + Buffer.byteLength(boundTo))
  bytes.set(header, 0)
  bytes.write(boundTo, header.length)
  return bytes
}
