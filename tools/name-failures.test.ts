import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nameFailures } from './name-failures.ts'

function report(json: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'baton-report-')), 'report.json')
  writeFileSync(file, JSON.stringify(json))
  return file
}

test('the unit and server tests that failed are named, each with its reason', () => {
  const assertionResults = [
    { fullName: 'a ward has beds', status: 'passed' },
    {
      fullName: 'a bed has a ward',
      status: 'failed',
      failureMessages: ['\u001b[31mno ward\u001b[39m\n\n  at night'],
    },
  ]
  expect(nameFailures(report({ testResults: [{ assertionResults }] }))).toEqual([
    'failed: a bed has a ward',
    '    no ward\n      at night',
  ])
})

test('a journey that failed, also inside a group, and one that needed another try are named, each with its reason', () => {
  const results = [{ error: { message: 'wet floor' } }, {}]
  const spec = (title: string, status: string) => ({
    title,
    file: 'ward.spec.ts',
    tests: [{ status, results: status === 'expected' ? [{}] : results }],
  })
  const suites = [
    {
      specs: [spec('walks', 'expected'), spec('stumbles', 'flaky')],
      suites: [{ specs: [spec('falls', 'unexpected')] }],
    },
  ]
  expect(nameFailures(report({ suites }))).toEqual([
    'passed when tried again: ward.spec.ts: stumbles',
    '    wet floor',
    'failed: ward.spec.ts: falls',
    '    wet floor',
  ])
})

test('a report that was never written is said', () => {
  expect(nameFailures('/nowhere/report.json')).toEqual(['no report: /nowhere/report.json'])
})
