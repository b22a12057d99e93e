import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { makePrivateFile, readPrivateFile } from '../../../../platform/private-file.ts'

/** The key by which push services know that it is us (VAPID, RFC 8292). */
export interface PushKey {
  readonly privateKey: KeyObject
  /** As browsers want it: an uncompressed point, base64url. */
  readonly publicKey: string
}

export type OpenedPushKey = { ok: true; key: PushKey } | { ok: false; sentence: string }

/**
 * Opens the key, or makes it (P-256, mode 0600). When it is lost, another one is made and browsers agree anew: they are
 * bound to the key that they were given.
 */
export async function openPushKey(file: string): Promise<OpenedPushKey> {
  let found = await readPrivateFile(file)
  if (!found.ok && found.code === 'private-file-missing') {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    await makePrivateFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    found = await readPrivateFile(file)
  }
  if (!found.ok) {
    return found.code === 'private-file-readable-by-others'
      ? refuse(`can be read by others on this machine. Run: chmod 600 '${file}' and start again.`)
      : refuse('is not a file. Put it back from your copy, or remove it.')
  }
  const key = readKey(found.text)
  return key === null
    ? refuse('is damaged. Put it back from your copy, or remove it: devices then agree anew.')
    : { ok: true, key }

  function refuse(problem: string): OpenedPushKey {
    return { ok: false, sentence: `The key for Web Push ${file} ${problem}` }
  }
}

/** A key that lives in memory only, for tests. */
export function makePushKey(): PushKey {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { privateKey, publicKey: publicKeyOf(privateKey) }
}

/** Made once for each push service, and anew long before it ends: a signature costs more than the rest of a push. */
const madeFor = new WeakMap<PushKey, Map<string, { header: string; at: Date }>>()
const usedForMs = 3_600_000
const mostServices = 50

/** The header that proves to a push service who asks. */
export function authorize(key: PushKey, audience: string, subject: string, at: Date): string {
  const made = madeFor.get(key) ?? new Map<string, { header: string; at: Date }>()
  madeFor.set(key, made)
  const known = made.get(audience)
  if (known !== undefined && Math.abs(at.getTime() - known.at.getTime()) < usedForMs) return known.header
  // There are a handful of push services; whoever names more does not fill our memory.
  if (made.size >= mostServices) made.clear()
  const header = signFor(key, audience, subject, at)
  made.set(audience, { header, at })
  return header
}

function signFor({ privateKey, publicKey }: PushKey, audience: string, subject: string, at: Date): string {
  const claims = { aud: audience, exp: Math.floor(at.getTime() / 1_000) + 12 * 3_600, sub: subject }
  const signed = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`
}

function readKey(pem: string): PushKey | null {
  try {
    const privateKey = createPrivateKey(pem)
    if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return null
    return { privateKey, publicKey: publicKeyOf(privateKey) }
  } catch {
    return null
  }
}

function publicKeyOf(privateKey: KeyObject): string {
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  return Buffer.concat(point).toString('base64url')
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
