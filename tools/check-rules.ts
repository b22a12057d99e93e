import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { compareRules } from './rules/compare-rules.ts'

/** `npm run check:rules`: every numbered rule is named by a test, and every test that names a rule names one that is. */
const documents = tracked('docs/rules/*.md', 'docs/realtime.md')
const tests = tracked('*.test.ts', '*.test.tsx', '*.spec.ts')
const problems = compareRules(documents.map(read), tests.map(read))
for (const problem of problems) console.error(problem)
console.error(
  `${documents.length} documents of rules, ${tests.length} files of tests, ${problems.length} disagreements`,
)
process.exitCode = problems.length > 0 ? 1 : 0

function tracked(...patterns: string[]): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns],
    { encoding: 'utf8' },
  )
  return listed.split('\n').filter((file) => file !== '')
}

function read(path: string): { path: string; text: string } {
  return { path, text: readFileSync(path, 'utf8') }
}
