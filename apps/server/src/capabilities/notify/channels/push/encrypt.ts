import { createCipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** The keys that a browser gives with its address. */
export interface PushKeys {
  /** An uncompressed point of P-256, 65 bytes. */
  readonly p256dh: Buffer
  /** 16 bytes. */
  readonly auth: Buffer
}

/** Every push holds so many bytes, whatever it says: its length tells nothing. */
const paddedLength = 1_024
const recordSize = 4_096
const publicLength = 65
const secretLength = 16

/** The keys as they travel, decoded; `null` when they are none that one could encrypt for. */
export function readPushKeys(given: { p256dh: string; auth: string }): PushKeys | null {
  const keys = { p256dh: Buffer.from(given.p256dh, 'base64url'), auth: Buffer.from(given.auth, 'base64url') }
  if (keys.p256dh.length !== publicLength || keys.p256dh[0] !== 4 || keys.auth.length !== secretLength)
    return null
  try {
    // Fails for a point that is not on the curve.
    const probe = createECDH('prime256v1')
    probe.generateKeys()
    probe.computeSecret(keys.p256dh)
    return keys
  } catch {
    return null
  }
}

/**
 * Encrypts for one browser (RFC 8291, content coding aes128gcm of RFC 8188) in one record, padded so that every push
 * has the same length.
 */
export function encryptPush(keys: PushKeys, text: string): Buffer {
  const plain = Buffer.from(text)
  if (plain.length >= paddedLength) throw new Error('a push says no more than its heading')
  const ours = createECDH('prime256v1')
  const ourPublic = ours.generateKeys()
  const shared = ours.computeSecret(keys.p256dh)
  const salt = randomBytes(16)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.p256dh, ourPublic])
  const input = derive(shared, keys.auth, info, 32)
  const key = derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  // 2 marks the last record; zeros follow.
  const padding = Buffer.alloc(paddedLength - plain.length)
  padding[0] = 2
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(plain), cipher.update(padding), cipher.final()])
  const header = Buffer.alloc(5)
  header.writeUInt32BE(recordSize)
  header.writeUInt8(publicLength, 4)
  return Buffer.concat([salt, header, ourPublic, sealed, cipher.getAuthTag()])
}

function derive(input: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', input, salt, info, length))
}
