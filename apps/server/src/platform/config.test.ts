import { describe, expect, test } from 'vitest'
import { readConfig, settingsHelp } from './config.ts'

function configOf(environment: Record<string, string>) {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.config
}

function problemsOf(environment: Record<string, string>): string[] {
  const read = readConfig(environment)
  return read.ok ? [] : read.problems
}

describe('left alone', () => {
  test('Baton serves only this machine, with its own database', () => {
    const config = configOf({})
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      database: { kind: 'embedded' },
      demo: 'auto',
    })
    expect(config.publicUrl).toBe('http://localhost:3000')
    expect(config.session).toEqual({ idleMinutes: 15, absoluteHours: 12 })
  })

  test('devices may be woken, and there is no mail server and no gateway', () => {
    const push = { subject: 'http://localhost:3000', loopback: false }
    expect(configOf({}).channels).toEqual({ push, mail: null, gateway: null })
    expect(configOf({ WEB_PUSH: 'off' }).channels.push).toBeNull()
  })

  test('a process of Baton’s own carries the meetings, at the number of its port', () => {
    expect(configOf({ PORT: '8080' }).media).toEqual({
      kind: 'embedded',
      port: 8080,
      host: null,
      relay: null,
      relayOnly: false,
    })
  })

  test('nothing listens for HL7', () => {
    expect(configOf({}).hl7).toBeNull()
  })

  test('an empty value counts as left out', () => {
    expect(configOf({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      database: { kind: 'embedded' },
    })
  })

  test('the key lies in the data folder, unless it has a place of its own', () => {
    expect(configOf({ DATA_DIR: '/srv/baton' }).keyFile).toBe('/srv/baton/vault.key')
    expect(configOf({ DATA_DIR: '/srv/baton', KEY_FILE: '/etc/baton.key' }).keyFile).toBe('/etc/baton.key')
  })

  test('the public address follows the port', () => {
    expect(configOf({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
    expect(configOf({ PUBLIC_URL: 'https://baton.example.nhs.uk/' }).publicUrl).toBe(
      'https://baton.example.nhs.uk',
    )
  })
})

describe('files are kept', () => {
  test('in the data folder when nothing is said', () => {
    expect(configOf({}).s3).toBeNull()
  })

  test('in a bucket, when its address and its keys are all given', () => {
    const given = {
      S3_ENDPOINT: 'https://s3.example.nhs.uk',
      S3_BUCKET: 'baton',
      S3_ACCESS_KEY_ID: 'name',
      S3_SECRET_ACCESS_KEY: 'secret',
    }
    expect(configOf(given).s3).toMatchObject({ bucket: 'baton', region: 'us-east-1' })
    const { S3_SECRET_ACCESS_KEY: _, ...incomplete } = given
    expect(problemsOf(incomplete)).toEqual([expect.stringMatching(/S3_SECRET_ACCESS_KEY must be set too/)])
  })
})

describe('the sound and pictures of meetings', () => {
  test('have a port and an address of their own where the settings say so', () => {
    expect(configOf({ MEDIA_PORT: '40000', MEDIA_HOST: '203.0.113.7' }).media).toMatchObject({
      port: 40_000,
      host: '203.0.113.7',
    })
    expect(configOf({ MEDIA_PORT: '0' }).media).toMatchObject({ port: 0 })
  })

  test('go by relays, with the secret that these share with Baton', () => {
    const urls = 'turn:turn.example.nhs.uk:3478, turns:[2001:db8::7]:443?transport=tcp'
    const secret = 'a secret of the relays'
    const { media } = configOf({ TURN_URLS: urls, TURN_SECRET: secret, MEDIA_RELAY_ONLY: 'on' })
    expect(media).toMatchObject({ relay: { urls: urls.split(', '), secret }, relayOnly: true })
    expect(problemsOf({ TURN_URLS: urls })).toEqual([expect.stringMatching(/TURN_SECRET must hold/)])
    expect(problemsOf({ MEDIA_RELAY_ONLY: 'on' })).toEqual([expect.stringMatching(/TURN_URLS must say/)])
  })

  test('go through LiveKit, when its address and its key are all given', () => {
    const given = {
      MEDIA: 'livekit',
      LIVEKIT_URL: 'wss://livekit.example.nhs.uk',
      LIVEKIT_API_KEY: 'baton',
      LIVEKIT_API_SECRET: 'a secret that is thirty-two characters long',
    }
    expect(configOf(given).media).toMatchObject({
      kind: 'livekit',
      url: given.LIVEKIT_URL,
      apiUrl: 'https://livekit.example.nhs.uk',
    })
    const within = { ...given, LIVEKIT_API_URL: 'http://livekit.internal:7880' }
    expect(configOf(within).media).toMatchObject({ apiUrl: within.LIVEKIT_API_URL })
    const { LIVEKIT_API_KEY: _, ...incomplete } = given
    expect(problemsOf(incomplete)).toEqual([expect.stringMatching(/LIVEKIT_API_KEY .* must be set too/)])
  })
})

describe('a bad value is answered by one sentence with the way out', () => {
  test.each([
    ['PORT', 'abc', /^PORT must be a port number from 1 to 65535, not "abc"\. Left out: 3000\.$/],
    ['PORT', '70000', /^PORT must be/],
    ['WEB_PUSH', 'maybe', /on, off or with-loopback/],
    ['SMTP_URL', 'mail.example.nhs.uk', /^SMTP_URL must be the address of a mail server/],
    ['GATEWAY_SECRET', 'short', /16 characters/],
    ['PORT', '-1', /^PORT must be/],
    ['SESSION_IDLE_MINUTES', '45', /from 5 to 30/],
    ['DEMO', 'maybe', /on, off or auto/],
    ['BUS', 'redis', /local, postgres or nats/],
    ['MEDIA', 'jitsi', /embedded or livekit/],
    ['MEDIA_HOST', 'baton.example.nhs.uk', /must be an IP address/],
    ['TURN_URLS', 'turn.example.nhs.uk:3478', /must be addresses of relays/],
    ['LIVEKIT_URL', 'https://livekit.example.nhs.uk', /such as wss:/],
    ['LOG_LEVEL', 'loud', /debug, info, warn, error or silent/],
    ['PUBLIC_URL', 'http://baton.example.nhs.uk', /must be .*https/],
    ['PUBLIC_URL', 'https://example.nhs.uk/baton', /no path/],
    ['DATABASE_URL', 'mysql://a:b@c/d', /not the address of a PostgreSQL database/],
    ['DATABASE_URL', 'postgres://a:b@c', /names no database/],
    ['DATABASE_URL', 'postgres://a:b@c/d?sslmode=prefer', /disable, require or verify-full/],
  ])('%s=%s', (name, value, sentence) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(sentence)
  })

  test.each(['2575', 'localhost:0', 'localhost:70000', 'local host:2575', ':2575'])(
    'HL7_LISTEN of "%s" is refused',
    (HL7_LISTEN) => {
      expect(problemsOf({ HL7_LISTEN })).toEqual([
        `HL7_LISTEN must be an address of this machine with a port, such as 127.0.0.1:2575, not "${HL7_LISTEN}". Left out: none, and patients are entered by hand or by a list.`,
      ])
    },
  )

  test('an address for HL7 is taken apart, also one of version 6', () => {
    expect(configOf({ HL7_LISTEN: '[::1]:2575' }).hl7).toEqual({
      host: '::1',
      port: 2575,
      organisation: null,
    })
    expect(configOf({ HL7_LISTEN: '10.1.2.3:2575', HL7_ORGANISATION: 'St Brannoc’s' }).hl7).toEqual({
      host: '10.1.2.3',
      port: 2575,
      organisation: 'St Brannoc’s',
    })
  })

  test('ClamAV is reached at a port or at a path of this machine, and at nothing else', () => {
    expect(configOf({}).clamd).toBeNull()
    expect(configOf({ CLAMD_ADDRESS: '127.0.0.1:3310' }).clamd).toEqual({ host: '127.0.0.1', port: 3310 })
    expect(configOf({ CLAMD_ADDRESS: '[::1]:3310' }).clamd).toEqual({ host: '::1', port: 3310 })
    expect(configOf({ CLAMD_ADDRESS: '/run/clamd.ctl' }).clamd).toEqual({ path: '/run/clamd.ctl' })
    for (const address of ['3310', 'clamav', 'clamav:70000', 'run/clamd.ctl', '/', 'http://clamav:3310'])
      expect(problemsOf({ CLAMD_ADDRESS: address }), address).toHaveLength(1)
  })

  test('several bad values are all named at once', () => {
    expect(problemsOf({ PORT: 'x', DEMO: 'x', LOG_LEVEL: 'x' })).toHaveLength(3)
  })

  test('NATS without an address is refused', () => {
    expect(problemsOf({ BUS: 'nats' })).toEqual([
      'BUS is nats, so NATS_URL must give the address of the NATS server.',
    ])
  })

  test('a mail server without a sender, and a gateway without a secret, are refused', () => {
    expect(problemsOf({ SMTP_URL: 'smtp://mail', GATEWAY_URL: 'http://pager' })).toEqual([
      'SMTP_URL is set, so MAIL_FROM must say whose name the e-mail bears.',
      'GATEWAY_URL is set, so GATEWAY_SECRET must hold the secret that both sides know.',
    ])
  })

  test('a password is never repeated', () => {
    const secrets = { DATABASE_URL: 'pg://baton:s3cret@db/x', BUS: 'nats', NATS_URL: 's3cret' }
    expect(problemsOf(secrets).join()).not.toContain('s3cret')
  })
})

describe('a database of one’s own', () => {
  test('by address, with the name and password decoded', () => {
    const { database } = configOf({
      DATABASE_URL: 'postgres://b%40ton:p%2Fw@db.local:6432/live?sslmode=verify-full',
    })
    expect(database).toEqual({
      kind: 'external',
      connection: {
        host: 'db.local',
        port: 6432,
        user: 'b@ton',
        password: 'p/w',
        database: 'live',
        ssl: { rejectUnauthorized: true },
      },
    })
  })

  test('by socket', () => {
    const { database } = configOf({ DATABASE_URL: 'postgresql://baton@/baton?host=/var/run/postgresql' })
    expect(database).toMatchObject({
      connection: { host: '/var/run/postgresql', port: 5432, database: 'baton' },
    })
  })
})

test('the help names every setting and what holds without it', () => {
  const help = settingsHelp()
  for (const name of [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'PUBLIC_URL',
    'DEMO',
    'BUS',
    'SESSION_IDLE_MINUTES',
  ]) {
    expect(help).toContain(`  ${name}\n`)
  }
  expect(help).not.toContain('undefined')
})
