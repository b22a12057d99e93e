import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { makeLog } from '../log.ts'
import {
  ask,
  clearAway,
  forgetDataDirs,
  makeDataDir,
  makeFolder,
  refusalIn,
  startIn,
} from './data-folders.fixture.ts'

afterEach(clearAway)
afterAll(forgetDataDirs)

test('the first start makes the database and says so; the next finds the rows again', async () => {
  const dataDir = makeFolder()
  const steps: string[] = []
  const first = await startIn(dataDir, { onProgress: (step) => steps.push(step) })
  await ask(first.connection, 'CREATE TABLE ward AS SELECT 7 AS beds')
  await first.stop()
  const second = await startIn(dataDir, { onProgress: (step) => steps.push(step) })
  expect(await ask(second.connection, 'SELECT beds FROM ward')).toEqual([7])
  expect(steps).toEqual([
    'making the database (first start only)',
    'starting the database',
    'starting the database',
  ])
})

test('what is acknowledged is on the disk, pages carry checksums, letters sort alike everywhere', async () => {
  const { connection } = await startIn(makeFolder(), { throwaway: false })
  const show = async (name: string) => (await ask(connection, `SHOW ${name}`))[0]
  expect(await show('fsync')).toBe('on')
  expect(await show('full_page_writes')).toBe('on')
  expect(await show('synchronous_commit')).toBe('on')
  expect(await show('data_checksums')).toBe('on')
  expect(await show('server_encoding')).toBe('UTF8')
  expect(
    await ask(connection, 'SELECT datlocale FROM pg_database WHERE datname = current_database()'),
  ).toEqual(['C.UTF-8'])
})

describe('nobody else gets in', () => {
  test('nothing listens on the network, and only the owner may enter the socket’s folder', async () => {
    const { connection } = await startIn(await makeDataDir())
    expect(await ask(connection, 'SHOW listen_addresses')).toEqual([''])
    expect(statSync(connection.host).mode & 0o777).toBe(0o700)
  })

  test('the socket asks for the password, which lies in a file that only its owner reads', async () => {
    const dataDir = await makeDataDir()
    const { connection } = await startIn(dataDir)
    await expect(ask({ ...connection, password: 'guessed' }, 'SELECT 1')).rejects.toThrow(
      /password authentication failed/,
    )
    const file = path.join(dataDir, 'postgres.password')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{48}$/)
  })

  test('PostgreSQL sees nothing of the server’s environment', async () => {
    process.env.SECRET_OF_THE_TEST = 'secret'
    const postgres = await startIn(await makeDataDir())
    delete process.env.SECRET_OF_THE_TEST
    expect(readFileSync(`/proc/${postgres.pid()}/environ`, 'utf8')).not.toContain('SECRET_OF_THE_TEST')
  })

  test('what people write does not reach the log, even in an error', async () => {
    const lines: string[] = []
    const log = makeLog({ level: 'debug', form: 'json', to: { write: (line) => lines.push(line) } })
    const { connection, stop } = await startIn(await makeDataDir(), { log })
    await ask(connection, "SELECT 'Mrs Jones fell'::uuid").catch(() => {})
    await ask(connection, 'CREATE TABLE seen (body text UNIQUE)')
    await ask(connection, "INSERT INTO seen VALUES ('Mrs Jones fell'), ('Mrs Jones fell')").catch(() => {})
    await stop()
    expect(lines.join()).toContain('PostgreSQL says')
    expect(lines.join()).not.toContain('Jones')
  })
})

test('a project deep in the file system works: the socket’s path stays short', async () => {
  const dataDir = path.join(makeFolder(), 'a folder with spaces', 'x'.repeat(120), 'data')
  mkdirSync(path.dirname(dataDir), { recursive: true })
  const { connection } = await startIn(dataDir)
  expect(Buffer.byteLength(path.join(connection.host, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107)
  expect(await ask(connection, 'SELECT 1')).toEqual([1])
})

test('Ctrl-C in the terminal does not reach PostgreSQL: it has a session of its own', async () => {
  const postgres = await startIn(await makeDataDir())
  const sessionOf = (pid: number | undefined) =>
    execFileSync('ps', ['-o', 'sess=', '-p', String(pid)], { encoding: 'utf8' })
  expect(sessionOf(postgres.pid())).not.toBe(sessionOf(process.pid))
})

test('after a clean stop neither the socket’s folder nor a process is left', async () => {
  const dataDir = await makeDataDir()
  const postgres = await startIn(dataDir)
  const pid = postgres.pid()
  await postgres.stop()
  expect(() => statSync(postgres.connection.host)).toThrow(/ENOENT/)
  expect(() => process.kill(pid ?? 0, 0)).toThrow(/ESRCH/)
  expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password'])
})

test('a first start that was cut short is begun anew', async () => {
  const dataDir = makeFolder()
  mkdirSync(path.join(dataDir, 'postgres'))
  writeFileSync(path.join(dataDir, 'postgres.unfinished'), '')
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
  expect(await ask((await startIn(dataDir)).connection, 'SELECT 1')).toEqual([1])
})

describe('refused with a sentence and a way out', () => {
  test('a folder that holds something else is not emptied', async () => {
    const dataDir = makeFolder()
    mkdirSync(path.join(dataDir, 'postgres'))
    const letter = path.join(dataDir, 'postgres', 'letter.txt')
    writeFileSync(letter, 'mine')
    expect(await refusalIn(dataDir)).toMatchObject({
      code: 'postgres_failed',
      sentence: expect.stringContaining('not empty'),
    })
    expect(await refusalIn(dataDir)).toMatchObject({ code: 'postgres_failed' })
    expect(readFileSync(letter, 'utf8')).toBe('mine')
  })

  test('a file where the folder should be', async () => {
    const file = path.join(makeFolder(), 'data')
    writeFileSync(file, 'mine')
    expect(await refusalIn(file)).toMatchObject({
      code: 'postgres_folder',
      sentence: `There is a file in the way of the folder ${file}: move it away, or choose another folder with DATA_DIR.`,
    })
  })

  test('data of another major version', async () => {
    const dataDir = await makeDataDir()
    await (await startIn(dataDir)).stop()
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '17\n')
    expect(await refusalIn(dataDir)).toMatchObject({
      code: 'postgres_version',
      sentence: expect.stringMatching(/17 .* 18/),
    })
  })

  test('settings that PostgreSQL will not take, with its own words', async () => {
    const dataDir = await makeDataDir()
    await (await startIn(dataDir)).stop()
    writeFileSync(path.join(dataDir, 'postgres', 'local.conf'), "default_toast_compression = 'lz4'\n", {
      mode: 0o644,
    })
    expect(await refusalIn(dataDir)).toMatchObject({
      code: 'postgres_failed',
      sentence: expect.stringContaining('lz4'),
    })
  })
})
