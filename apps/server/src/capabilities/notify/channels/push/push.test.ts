import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import ece from 'http_ece'
import { describe, expect, test } from 'vitest'
import { encryptPush, readPushKeys } from './encrypt.ts'
import { isPublicAddress, lookUpPublic, pushAddress } from './public-host.ts'
import { authorize, makePushKey, openPushKey } from './vapid.ts'

function browser() {
  const keys = createECDH('prime256v1')
  const auth = randomBytes(16).toString('base64url')
  return { keys, auth, given: { p256dh: keys.generateKeys('base64url'), auth } }
}

describe('what is sent', () => {
  test('QUI11: a browser opens it, and every push has the same length', () => {
    const lengths = new Set<number>()
    for (const words of ['', 'Urgent message – Medical registrar on call', 'ü'.repeat(300)]) {
      const { keys, auth, given } = browser()
      const pushKeys = readPushKeys(given)
      if (pushKeys === null) throw new Error('good keys were refused')
      const body = encryptPush(pushKeys, words)
      const opened = ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth })
      expect(opened.toString('utf8')).toBe(words)
      lengths.add(body.length)
    }
    expect([...lengths]).toEqual([1_126])
  })

  test('the same words are never the same bytes', () => {
    const pushKeys = readPushKeys(browser().given)
    if (pushKeys === null) throw new Error('good keys were refused')
    expect(encryptPush(pushKeys, 'x').equals(encryptPush(pushKeys, 'x'))).toBe(false)
  })

  test.each([
    ['a point that is not on the curve', Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]), 16],
    ['a point that is too short', Buffer.alloc(33, 2), 16],
    ['a secret that is too short', null, 8],
  ])('no keys are %s', (_what, point, secretLength) => {
    const p256dh = point?.toString('base64url') ?? browser().given.p256dh
    expect(readPushKeys({ p256dh, auth: randomBytes(secretLength).toString('base64url') })).toBeNull()
  })

  test('a push service can check who asks: audience, end within a day, subject, signature', () => {
    const key = makePushKey()
    const at = new Date('2026-03-02T08:00:00.000Z')
    const header = authorize(key, 'https://push.example.org', 'mailto:baton@example.nhs.uk', at)
    const { token = '', publicKey } =
      /^vapid t=(?<token>\S+), k=(?<publicKey>\S+)$/.exec(header)?.groups ?? {}
    expect(publicKey).toBe(key.publicKey)
    const [head = '', claims = '', signature = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: 'https://push.example.org',
      exp: at.getTime() / 1_000 + 12 * 3_600,
      sub: 'mailto:baton@example.nhs.uk',
    })
    const signed = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey(key.privateKey), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    expect(signed).toBe(true)
  })
})

describe('where it goes', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
    'https://8.8.8.8/abc',
    'https://[2606:4700::1111]/abc',
  ])('QUI12: a public push service is taken: %s', (endpoint) => {
    expect(pushAddress(endpoint, { loopback: false })?.href).toBe(endpoint)
  })

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://name:password@push.example.org/abc',
    'https://localhost/abc',
    'https://database.internal/abc',
    'https://printer.local/abc',
    'https://127.0.0.1/abc',
    'https://2130706433/abc',
    'https://0x7f.1/abc',
    'https://10.1.2.3/abc',
    'https://172.16.0.9/abc',
    'https://192.168.1.1/abc',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/abc',
    'https://[::1]/abc',
    'https://[::ffff:10.0.0.1]/abc',
    'https://[fd00::1]/abc',
    'https://[fe80::1]/abc',
    'https://[2002:a00:1::]/abc',
    'https://[64:ff9b::a00:1]/abc',
    'file:///etc/passwd',
    'not a URL',
    'http://127.0.0.1:9000/push',
  ])('QUI12: an address inside, or not by https, is refused: %s', (endpoint) => {
    expect(pushAddress(endpoint, { loopback: false })).toBeNull()
  })

  test('QUI12: this machine is allowed by configuration only, and nothing else with it', () => {
    expect(pushAddress('http://127.0.0.1:9000/push', { loopback: true })).not.toBeNull()
    expect(pushAddress('http://10.0.0.1:9000/push', { loopback: true })).toBeNull()
    expect(pushAddress('http://localhost:9000/push', { loopback: true })).toBeNull()
  })

  test('QUI12: a name that leads inside when it is looked up is not connected to', async () => {
    const looked = await new Promise((resolve) => {
      lookUpPublic('localhost', { all: true }, (error, found) => resolve(error?.message ?? found))
    })
    expect(looked).toBe('not a public address')
    expect(isPublicAddress('localhost')).toBe(false)
  })
})

describe('the key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-push-'))
  const file = path.join(folder, 'push.key')

  test('is made at a first start, for its owner alone, and is the same at the next', async () => {
    const first = await openPushKey(file)
    const second = await openPushKey(file)
    if (!first.ok || !second.ok) throw new Error('not opened')
    expect(second.key.publicKey).toBe(first.key.publicKey)
    expect(Buffer.from(first.key.publicKey, 'base64url')).toHaveLength(65)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  })

  test('is refused with the way out when it is damaged or others can read it', async () => {
    chmodSync(file, 0o644)
    expect(await openPushKey(file)).toMatchObject({ ok: false, sentence: expect.stringMatching(/chmod 600/) })
    chmodSync(file, 0o600)
    writeFileSync(file, 'not a key')
    expect(await openPushKey(file)).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/is damaged/),
    })
    rmSync(folder, { recursive: true })
  })
})
