import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { operations, refusal } from '@baton/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../database/database.ts'
import { silentLog } from '../log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { answer } from '../operations/answer.ts'
import { createHttp } from './create-http.ts'
import { securityHeaders } from './security-headers.ts'

const publicUrl = 'https://baton.example.nhs.uk'
const sendMessage = '/api/messaging/send-message'
let http: FastifyInstance
let webRoot: string
let databaseAnswers = true
/** What the dispatcher was asked for. */
const asked: { name: string; input: unknown; commandId: string }[] = []

beforeAll(async () => {
  webRoot = await mkdtemp(path.join(tmpdir(), 'baton-web-'))
  await mkdir(path.join(webRoot, 'assets'))
  await writeFile(path.join(webRoot, 'index.html'), '<!doctype html><title>Baton</title>')
  await writeFile(path.join(webRoot, 'assets', 'main-AbC123.js'), 'export {}')
  await writeFile(path.join(webRoot, 'assets', 'main-AbC123.js.br'), 'pretend brotli')
  await writeFile(path.join(webRoot, 'assets', 'blur-worker-AbC123.js'), 'postMessage(0)')
  const metrics = createMetrics()
  const database = {
    system: {
      query: async () => {
        if (!databaseAnswers) throw new Error('connection refused')
        return {}
      },
    },
  } as unknown as Database
  http = await createHttp({
    config: { publicUrl, trustedProxies: 0, securityContact: 'mailto:security@example.nhs.uk' },
    database,
    log: silentLog,
    metrics,
    webRoot,
    findCaller: async () => ({ viewer: null, address: '', userAgent: '' }),
    dispatch: async (operation, input, _caller, commandId) => {
      asked.push({ name: operation.name, input, commandId })
      if (operation.name === 'messaging.pinMessage') throw new Error('a bug')
      return answer({})
    },
  })
  await http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await http.close()
  await rm(webRoot, { recursive: true })
})

function post(url: string, given: { body?: string | Buffer; headers?: Record<string, string> } = {}) {
  const { body = '{}', headers = {} } = given
  return http.inject({
    method: 'POST',
    url,
    payload: body,
    headers: { 'content-type': 'application/json', 'idempotency-key': uuidv7(), ...headers },
  })
}

describe('commands', () => {
  test('a command with a key and JSON reaches the dispatcher', async () => {
    const commandId = uuidv7()
    const body = JSON.stringify({ body: 'Bed 4 is ready – thank you' })
    const response = await post(sendMessage, { body, headers: { 'idempotency-key': commandId } })
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
    expect(asked.at(-1)).toEqual({ name: 'messaging.sendMessage', input: JSON.parse(body), commandId })
  })

  const body = (content: string | Buffer) => ({ body: content })
  const headers = (given: Record<string, string>) => ({ headers: given })
  test.each([
    ['no JSON', 400, 'bad-input', body('{"body":')],
    ['nothing', 400, 'bad-input', body('')],
    ['not UTF-8', 400, 'bad-input', body(Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
    ['a form', 400, 'bad-input', headers({ 'content-type': 'application/x-www-form-urlencoded' })],
    ['plain text', 400, 'bad-input', headers({ 'content-type': 'text/plain' })],
    ['no key', 400, 'bad-input', headers({ 'idempotency-key': '' })],
    ['a key that is not of version 7', 400, 'bad-input', headers({ 'idempotency-key': crypto.randomUUID() })],
    ['too much', 413, 'too-large', body(`"${'x'.repeat(3_000_000)}"`)],
    ['another origin', 403, 'not-allowed', headers({ origin: 'https://evil.example' })],
    ['no origin worth the name', 403, 'not-allowed', headers({ origin: 'null' })],
    ['another site', 403, 'not-allowed', headers({ 'sec-fetch-site': 'cross-site' })],
  ])('a command with %s is refused with %i %s', async (_what, status, code, given) => {
    const before = asked.length
    const response = await post(sendMessage, given)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(refusal.parse(response.json()).code).toBe(code)
    expect(asked).toHaveLength(before)
  })

  test('our own pages are let in, by the address that people type or the one they used', async () => {
    const own = await post(sendMessage, headers({ origin: publicUrl, 'sec-fetch-site': 'same-origin' }))
    const local = await post(sendMessage, headers({ origin: 'http://10.0.0.7:3000', host: '10.0.0.7:3000' }))
    expect([own.statusCode, local.statusCode]).toEqual([200, 200])
  })

  test('a stranger may send little', async () => {
    const response = await post('/api/identity/sign-in-with-password', body(`"${'x'.repeat(100_000)}"`))
    expect(response.json().code).toBe('too-large')
  })

  test('a bug of ours says nothing about our insides', async () => {
    const response = await post('/api/messaging/pin-message')
    expect(response.statusCode).toBe(500)
    expect(refusal.parse(response.json()).code).toBe('internal-error')
    expect(response.body).not.toContain('a bug')
  })
})

describe('addresses', () => {
  test.each([
    ['GET', '/api/no/such-thing'],
    ['GET', sendMessage],
    ['DELETE', sendMessage],
    ['POST', '/api/messaging/list-inbox'],
    ['GET', '/assets/missing.js'],
    ['GET', '/.env'],
    ['GET', '/.git/config'],
    ['POST', '/'],
  ] as const)('%s %s is not found', async (method, url) => {
    const response = await http.inject({ method, url })
    expect(response.statusCode).toBe(404)
    expect(refusal.parse(response.json()).code).toBe('not-found')
  })

  test.each([
    '/%ff',
    '/api/messaging/list-inbox/%',
    '/%00',
    '/..%2f..%2fpackage.json',
    `/${'a'.repeat(10_000)}`,
  ])('the address %s is refused or shown the application, never an error of ours', async (url) => {
    const response = await http.inject({ method: 'GET', url })
    expect(response.statusCode).toBeLessThan(500)
    expect(response.headers['content-security-policy']).toBeDefined()
    expect(response.body).not.toContain('"workspaces"')
  })

  test('a query string that cannot be decoded is bad input to the query, not a fault', async () => {
    const response = await http.inject({
      method: 'GET',
      url: '/api/messaging/list-inbox?%ff=%zz&a[b]=c&a=1&a=2',
    })
    expect(response.statusCode).toBeLessThan(500)
  })

  test('what is not HTTP is answered and hung up on', async () => {
    const { port } = http.server.address() as AddressInfo
    const said = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('\u0016\u0003\u0001 hello\r\n\r\n'))
      let text = ''
      socket.on('data', (data) => {
        text += data
      })
      socket.on('close', () => resolve(text))
    })
    expect(said).toContain('HTTP/1.1 400')
    expect(said).toContain('"code":"bad-input"')
  })
})

describe('the web application', () => {
  test('a page of it is given for the address of a screen, and asked for again each time', async () => {
    for (const url of ['/', '/conversations/0198', '/settings?x=1']) {
      const response = await http.inject({ method: 'GET', url })
      expect(response.body).toContain('<title>Baton</title>')
      expect(response.headers['cache-control']).toBe('no-cache')
    }
  })

  test('a file with a hash in its name is kept for a year', async () => {
    const response = await http.inject({ method: 'GET', url: '/assets/main-AbC123.js' })
    expect(response.body).toBe('export {}')
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('a compressed copy is sent to whoever takes it', async () => {
    const response = await http.inject({
      method: 'GET',
      url: '/assets/main-AbC123.js',
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(response.headers['content-encoding']).toBe('br')
    expect(response.headers['content-type']).toContain('javascript')
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(response.body).toBe('pretend brotli')
  })
})

describe('what the server says of itself', () => {
  test('SEC-6: every answer forbids inline script, foreign frames, sniffing and text that becomes script', async () => {
    for (const url of [
      '/',
      '/api/nothing',
      '/api/messaging/list-inbox',
      '/healthz',
      '/assets/main-AbC123.js',
    ]) {
      const { headers } = await http.inject({ method: 'GET', url })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).not.toContain('unsafe')
      expect(headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    }
  })

  test('SEC-6: only the worker that blurs compiles WebAssembly, and it runs no text either', async () => {
    const { headers } = await http.inject({ method: 'GET', url: '/assets/blur-worker-AbC123.js' })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("require-trusted-types-for 'script'")
  })

  test('SEC-6: pages speak to LiveKit where it carries the meetings, and to nothing else elsewhere', () => {
    const policyWith = (liveKit: string | null) => {
      const given: Record<string, unknown> = {}
      const reply = { headers: (some: object) => Object.assign(given, some) } as unknown as FastifyReply
      securityHeaders(true, liveKit)(reply)
      return String(given['content-security-policy'])
    }
    expect(policyWith(null)).not.toContain('connect-src')
    expect(policyWith('wss://livekit.example.nhs.uk')).toContain(
      "connect-src 'self' wss://livekit.example.nhs.uk https://livekit.example.nhs.uk",
    )
  })

  test('it is healthy while it lives, and ready while its database answers', async () => {
    const look = async (url: string) => (await http.inject({ method: 'GET', url })).statusCode
    expect([await look('/healthz'), await look('/readyz')]).toEqual([200, 200])
    databaseAnswers = false
    expect([await look('/healthz'), await look('/readyz')]).toEqual([200, 503])
    databaseAnswers = true
  })

  test('its figures are for Prometheus', async () => {
    const response = await http.inject({ method: 'GET', url: '/metrics' })
    expect(response.headers['content-type']).toContain('text/plain')
    expect(response.body).toContain('baton_operation_seconds')
  })

  test('robots are sent away, and security.txt has a date within a year', async () => {
    expect((await http.inject('/robots.txt')).body).toContain('Disallow: /')
    const { body } = await http.inject('/.well-known/security.txt')
    expect(body).toContain('Contact: mailto:security@example.nhs.uk\n')
    expect(Date.parse(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '')).toBeGreaterThan(Date.now())
  })

  test('the description names every operation, its refusals and its key', async () => {
    const description = (await http.inject('/api/openapi.json')).json()
    expect(description.openapi).toBe('3.1.0')
    for (const operation of operations) {
      const described = description.paths[operation.path][operation.kind === 'command' ? 'post' : 'get']
      expect(described.operationId).toBe(operation.name)
      const text = JSON.stringify(described.responses)
      for (const code of operation.refusals) expect(text).toContain(`\`${code}\``)
      if (operation.kind === 'command') {
        expect(described.parameters).toEqual([{ $ref: '#/components/parameters/IdempotencyKey' }])
        expect(described.requestBody.content['application/json'].schema.type).toBeDefined()
      }
    }
  })

  test('a page shows the description without inline script', async () => {
    const { body, headers } = await http.inject('/api/docs')
    expect(headers['content-type']).toContain('text/html')
    expect(body).not.toMatch(/<script(?![^>]*src=)|style=|onload=/)
    for (const [, url] of body.matchAll(/(?:href|src)="(\/api\/[^"]+)"/g)) {
      expect((await http.inject(url ?? '')).statusCode).toBe(200)
    }
  })
})
