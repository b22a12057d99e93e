import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { check } from './arrows/check.ts'
import { importsOf } from './arrows/imports.ts'

/** `npm run check:arrows`: fails when a folder imports what ARCHITECTURE.md says it may not. */
const listed = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
  { encoding: 'utf8' },
)
const files = listed.split('\n').filter((file) => file !== '' && !file.endsWith('.d.ts') && existsSync(file))
const violations = check(new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))])))
for (const { arrow, instead, from, to } of violations) {
  console.error(`${from}\n  imports ${to}\n  but: ${arrow}. ${instead}\n`)
}
console.error(`${files.length} files, ${violations.length} imports that point the wrong way`)
process.exitCode = violations.length > 0 ? 1 : 0
