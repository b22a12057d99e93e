import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, clearAway, makeFolder, startIn } from '../data-folders.fixture.ts'
import { isRoot } from './run-as.ts'

const pathBefore = process.env.PATH
const fixture = path.join(import.meta.dirname, '..', 'hold-postgres.fixture.ts')
const asNobody = { uid: 65_534, gid: 65_534 }
const nobodyReachesTheProject =
  isRoot() && spawnSync('test', ['-r', fixture], { cwd: '/', ...asNobody }).status === 0
const mayHaveNamespaces = isRoot() && spawnSync('unshare', ['--user', 'true']).status === 0

afterEach(async () => {
  process.env.PATH = pathBefore
  await clearAway()
})

/** The account as which a process runs, seen from outside its name space. */
function accountOf(pid: number | undefined): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

/** Makes `unshare` fail, as it does in most containers. */
function forbidNamespaces(): void {
  const folder = makeFolder()
  writeFileSync(path.join(folder, 'unshare'), '#!/bin/sh\nexit 1\n')
  chmodSync(path.join(folder, 'unshare'), 0o755)
  process.env.PATH = `${folder}:${pathBefore}`
}

describe.skipIf(!isRoot())('started by root, whom PostgreSQL refuses', () => {
  test.skipIf(!nobodyReachesTheProject)('it runs as an ordinary user who can reach the folder', async () => {
    const dataDir = path.join(makeFolder(), 'data')
    const postgres = await startIn(dataDir)
    expect(accountOf(postgres.pid())).not.toBe(0)
    expect(statSync(path.join(dataDir, 'postgres')).uid).toBe(accountOf(postgres.pid()))
    expect(statSync(path.join(dataDir, 'postgres.password')).uid).toBe(0)
  })

  test.skipIf(!mayHaveNamespaces)(
    'where nobody else can reach the folder it runs in a user namespace, and nothing moves',
    async () => {
      const dataDir = path.join(makeFolder(0o700), 'data')
      const postgres = await startIn(dataDir)
      expect(await ask(postgres.connection, 'SELECT 1')).toEqual([1])
      expect(lstatSync(path.join(dataDir, 'postgres')).isSymbolicLink()).toBe(false)
    },
  )

  test('where namespaces are forbidden too, programs and data move to a system folder', async () => {
    forbidNamespaces()
    const [dataDir, systemFolder] = [path.join(makeFolder(0o700), 'data'), path.join(makeFolder(), 'lib')]
    const postgres = await startIn(dataDir, { systemFolder })
    expect(accountOf(postgres.pid())).not.toBe(0)
    expect(realpathSync(path.join(dataDir, 'postgres'))).toContain(systemFolder)
    await ask(postgres.connection, 'CREATE TABLE kept AS SELECT 1 AS row')
    await postgres.stop()
    const again = await startIn(dataDir, { systemFolder })
    expect(await ask(again.connection, 'SELECT row FROM kept')).toEqual([1])
  })

  test.skipIf(!mayHaveNamespaces)(
    'data made in a namespace go along when namespaces are forbidden later',
    async () => {
      const [dataDir, systemFolder] = [path.join(makeFolder(0o700), 'data'), path.join(makeFolder(), 'lib')]
      const before = await startIn(dataDir)
      await ask(before.connection, 'CREATE TABLE kept AS SELECT 1 AS row')
      await before.stop()
      forbidNamespaces()
      const after = await startIn(dataDir, { systemFolder })
      expect(await ask(after.connection, 'SELECT row FROM kept')).toEqual([1])
    },
  )

  test('data of an ordinary user, copied in by root, become PostgreSQL’s again', async () => {
    const first = path.join(makeFolder(), 'data')
    const before = await startIn(first)
    await ask(before.connection, 'CREATE TABLE kept AS SELECT 1 AS row')
    await before.stop()
    const second = path.join(makeFolder(), 'data')
    mkdirSync(second)
    cpSync(first, second, { recursive: true })
    const after = await startIn(second)
    expect(await ask(after.connection, 'SELECT row FROM kept')).toEqual([1])
  })
})

test.skipIf(!nobodyReachesTheProject)(
  'started by an account that may not use the folder, it says whose it is',
  async () => {
    const dataDir = makeFolder()
    await (await startIn(dataDir)).stop()
    const { stdout } = spawnSync(process.execPath, [fixture, dataDir], {
      cwd: '/',
      encoding: 'utf8',
      ...asNobody,
    })
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      code: 'postgres_folder',
      sentence: `The folder ${dataDir} cannot be read and written by this account: start Baton with the account that started it before, or choose another folder with DATA_DIR.`,
    })
  },
)
