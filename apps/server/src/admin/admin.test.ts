import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EmptyServer, emptyServer } from '../empty-server.fixture.ts'
import type { Config } from '../platform/config.ts'
import { runVerb } from './run-verb.ts'
import type { Outcome } from './verb.ts'
import { verbs } from './verbs.ts'

let folder: string
let servers: EmptyServer[]

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'baton-admin-'))
  servers = []
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const server of servers) await server.remove()
})

async function newServer(): Promise<EmptyServer> {
  const server = await emptyServer()
  servers.push(server)
  return server
}

async function run(
  config: Config,
  name: string,
  options: Record<string, string | boolean> = {},
  replies: string[] = [],
): Promise<Outcome> {
  const verb = verbs.find((each) => each.name === name)
  if (verb === undefined) throw new Error(`there is no ${name}`)
  const ask = async () => replies.shift() ?? null
  return verb.run({ config, options, ask, now: () => new Date(), progress: () => {} })
}

const grace = { name: 'Moor View', administrator: 'Grace Adeyemi', email: 'Grace@moorview.example' }

describe('the words of the command line', () => {
  const terminal = { environment: {}, ask: async () => null, now: () => new Date(), progress: () => {} }

  it('explains itself, and each verb', async () => {
    const all = await runVerb(['--help'], terminal)
    for (const { name } of verbs) {
      expect(all.lines.join('\n')).toContain(name)
      const one = await runVerb([name, '--help'], terminal)
      expect(one).toMatchObject({ ok: true })
    }
  })

  it.each([
    [['make-coffee'], 'There is no "make-coffee".'],
    [['backup', '--flie', 'x'], "Unknown option '--flie'"],
    [['create-organisation', '--name'], "Option '--name <value>' argument missing"],
    [['create-organisation'], '--name is missing: What is the organisation called?'],
    [['restore'], '--file is missing: which backup is to be restored?'],
    [['reset-access'], '--email is missing: whose access is to be reset?'],
  ])('%j is answered with what to do', async (words, sentence) => {
    const outcome = await runVerb(words, terminal)
    expect(outcome).toMatchObject({ ok: false, exit: 2 })
    expect(outcome.lines[0]).toContain(sentence)
  })

  it('a bad setting is refused before anything is tried', async () => {
    const outcome = await runVerb(['backup'], { ...terminal, environment: { PORT: 'many' } })
    expect(outcome).toMatchObject({ ok: false, exit: 2 })
    expect(outcome.lines[0]).toContain('PORT must be')
  })
})

describe('organisations and access', () => {
  it('creates an organisation from what was given or asked for, and prints its administrator’s link', async () => {
    const { config } = await newServer()
    const outcome = await run(config, 'create-organisation', { name: 'Moor View' }, [
      'Grace Adeyemi',
      grace.email,
    ])
    expect(outcome.lines[0]).toMatch(/^Moor View is created\. Grace Adeyemi opens this link once/)
    expect(outcome.lines[2]).toMatch(
      /^ {2}https:\/\/baton\.example\.nhs\.uk\/welcome#[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/,
    )
    const bad = await run(config, 'create-organisation', { ...grace, email: 'grace at home' })
    expect(bad).toEqual({ ok: false, exit: 2, lines: ['--email is not an e-mail address.'] })
  })

  it('resets the access of one person, and asks which when two organisations know the address', async () => {
    const { config } = await newServer()
    expect(await run(config, 'reset-access', { email: grace.email })).toMatchObject({ ok: false, exit: 1 })
    await run(config, 'create-organisation', grace)
    const one = await run(config, 'reset-access', { email: grace.email })
    expect(one.lines[0]).toContain('Grace Adeyemi opens this link once')
    await run(config, 'create-organisation', { ...grace, name: 'Hill Practice' })
    const both = await run(config, 'reset-access', { email: grace.email })
    expect(both).toMatchObject({ ok: false, exit: 2 })
    expect(both.lines.slice(1)).toEqual(['  Hill Practice', '  Moor View'])
    const chosen = await run(config, 'reset-access', { email: grace.email, organisation: 'hill practice' })
    expect(chosen.ok).toBe(true)
  })

  it('the demonstration is not reset where a real organisation lives', async () => {
    const { config, query } = await newServer()
    await run(config, 'create-organisation', grace)
    const outcome = await run(config, 'demo-reset')
    expect(outcome).toMatchObject({ ok: false, exit: 2 })
    expect(outcome.lines[0]).toContain('Nothing was touched: this database also holds Moor View')
    expect(await query('select name from person')).toEqual([{ name: 'Grace Adeyemi' }])
    expect(await run({ ...config, demo: 'off' }, 'demo-reset')).toMatchObject({ ok: false, exit: 2 })
  })
})

describe('the audit log', () => {
  it('is sound, and a leaf that somebody changed in the database is found', async () => {
    const { config, query } = await newServer()
    await run(config, 'create-organisation', grace)
    const sound = await run(config, 'verify-audit-log')
    expect(sound.lines[0]).toMatch(/^Moor View: sound\. 1 leaves/)
    await query(`update audit_leaf set actor = 'system:nobody'`)
    const changed = await run(config, 'verify-audit-log')
    expect(changed).toMatchObject({ ok: false, exit: 1 })
    expect(changed.lines.join('\n')).toContain('altered-leaf')
  })

  it('with checkpoints kept elsewhere, an older state put in its place is found', async () => {
    const { config } = await newServer()
    await run(config, 'create-organisation', grace)
    const file = path.join(folder, 'early.backup')
    await run(config, 'verify-audit-log')
    await run(config, 'backup', { file, 'with-keys': true })
    await run(config, 'reset-access', { email: grace.email })
    const checkpoints = path.join(folder, 'checkpoints.json')
    expect((await run(config, 'verify-audit-log', { checkpoints })).ok).toBe(true)
    const older = await newServer()
    expect((await run(older.config, 'restore', { file })).ok).toBe(true)
    expect((await run(older.config, 'verify-audit-log')).ok).toBe(true)
    const found = await run(older.config, 'verify-audit-log', { checkpoints })
    expect(found).toMatchObject({ ok: false, exit: 1 })
    expect(found.lines.join('\n')).toContain('older-than-known')
    writeFileSync(checkpoints, 'not checkpoints')
    expect(await run(config, 'verify-audit-log', { checkpoints })).toMatchObject({ ok: false, exit: 2 })
  })
})

describe('an exported audit log', () => {
  it('AUD6: is checked without database and keys, and a changed or older one is found', async () => {
    const { config } = await newServer()
    await run(config, 'create-organisation', grace)
    const early = path.join(folder, 'early.ndjson')
    const exported = await run(config, 'export-audit-log', { file: early })
    expect(exported.lines[0]).toBe(`1 leaves and 1 checkpoints of Moor View are in ${early}.`)
    const key = exported.lines[2]?.trim() ?? ''
    await run(config, 'reset-access', { email: grace.email })
    const file = path.join(folder, 'log.ndjson')
    await run(config, 'export-audit-log', { file, organisation: 'moor view' })
    expect(await run(config, 'export-audit-log', { file })).toMatchObject({ ok: false, exit: 2 })

    const elsewhere: Config = {
      ...config,
      database: { kind: 'embedded' },
      dataDir: path.join(folder, 'none'),
    }
    const check = (options: Record<string, string>) =>
      run(elsewhere, 'verify-audit-export', { key, ...options })
    const sound = await check({ file })
    expect(sound.lines[0]).toMatch(/: sound\. 2 leaves/)
    const checkpoint = path.join(folder, 'checkpoint')
    writeFileSync(checkpoint, sound.lines[4] ?? '')
    expect((await check({ file, checkpoint })).ok).toBe(true)
    const older = await check({ file: early, checkpoint })
    expect(older).toMatchObject({ ok: false, exit: 1 })
    expect(older.lines.join('\n')).toContain('older-than-known')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"position":1', '"position":2'))
    expect(await check({ file })).toMatchObject({ ok: false, exit: 1 })
    expect(await check({ file, key: 'a key' })).toMatchObject({ ok: false, exit: 2 })
  })
})

describe('backup, restore and keys', () => {
  it('a backup with its keys brings everything back, and nobody is signed in there', async () => {
    const { config, query } = await newServer()
    await run(config, 'create-organisation', grace)
    const file = path.join(folder, 'baton.backup')
    const made = await run(config, 'backup', { file, 'with-keys': true })
    expect(made.lines[0]).toContain('baton.backup is made')
    expect((await run(config, 'backup', { file })).ok).toBe(false)
    const other = await newServer()
    const restored = await run(other.config, 'restore', { file })
    expect(restored.lines[0]).toMatch(/^The backup of .* is restored/)
    expect(readFileSync(other.config.keyFile)).toEqual(readFileSync(config.keyFile))
    const people = 'select name, email, administrator from person'
    expect(await other.query(people)).toEqual(await query(people))
    expect(await other.query('select from access_code')).toEqual([])
    expect(await run(other.config, 'restore', { file })).toMatchObject({ ok: false, exit: 1 })
  })

  it('without its keys a backup is restored only where the key file was put back', async () => {
    const { config } = await newServer()
    await run(config, 'create-organisation', grace)
    const file = path.join(folder, 'baton.backup')
    await run(config, 'backup', { file })
    const other = await newServer()
    const refused = await run(other.config, 'restore', { file })
    expect(refused).toMatchObject({ ok: false, exit: 2 })
    expect(refused.lines[0]).toContain('is missing')
    expect(existsSync(other.config.keyFile)).toBe(false)
    const restored = await run({ ...other.config, keyFile: config.keyFile }, 'restore', { file })
    expect(restored.ok).toBe(true)
    expect(restored.lines.join('\n')).toContain('audit-signing.key back from your copy')
  })

  it('a rotated key file opens what the old one sealed', async () => {
    const { config, query } = await newServer()
    await run(config, 'create-organisation', grace)
    const wrapped = 'select wrapped from vault_key'
    const [before] = await query(wrapped)
    expect(await run(config, 'rotate-keys')).toMatchObject({ ok: false, exit: 2 })
    const rotated = await run(config, 'rotate-keys', { 'servers-stopped': true })
    expect(rotated.lines[0]).toContain('the keys of 1 organisations are under it')
    expect(await query(wrapped)).not.toEqual([before])
    expect((await run(config, 'create-organisation', { ...grace, name: 'Hill Practice' })).ok).toBe(true)
    expect((await run(config, 'verify-audit-log')).ok).toBe(true)
  })
})
