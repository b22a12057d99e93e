import { execFileSync } from 'node:child_process'
import { cpSync, lstatSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { clearAway, makeFolder } from '../data-folders.fixture.ts'
import { binariesIn, findBinaries, makeMissingSymlinks } from './binaries.ts'

afterEach(clearAway)

test('where npm ran no install script the libraries’ links are made here, and the programs load', () => {
  const installed = findBinaries()
  if (!installed) throw new Error('no PostgreSQL for this platform')
  const copy = makeFolder()
  cpSync(path.dirname(installed.root), copy, {
    recursive: true,
    filter: (source) => !lstatSync(source).isSymbolicLink(),
  })
  const { postgres } = binariesIn(path.join(copy, 'native'), installed.version)
  expect(() => execFileSync(postgres, ['-V'], { stdio: 'pipe' })).toThrow(/shared librar/)
  makeMissingSymlinks(copy)
  makeMissingSymlinks(copy)
  expect(execFileSync(postgres, ['-V'], { encoding: 'utf8' })).toContain('PostgreSQL) 18')
  rmSync(copy, { recursive: true })
})
