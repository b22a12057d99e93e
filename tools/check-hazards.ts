import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { checkHazardLog } from './hazards/check-hazard-log.ts'
import { hazardLog } from './hazards/hazard-log.ts'
import { titlesOf } from './hazards/titles-of.ts'

/** `npm run check:hazards`: every hazard is held by tests that are there, and none is left with a risk that may not be. */
const place = 'docs/assurance/hazard-log.yaml'
const listed = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.test.ts', '*.test.tsx', '*.spec.ts'],
  { encoding: 'utf8' },
)
const files = listed.split('\n').filter((file) => file !== '')
const log = hazardLog.safeParse(parse(readFileSync(place, 'utf8')))
const problems = log.success
  ? checkHazardLog(
      log.data,
      files.flatMap((file) => titlesOf(readFileSync(file, 'utf8'))),
    )
  : log.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
for (const problem of problems) console.error(problem)
console.error(`${log.data?.hazards.length ?? 0} hazards, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
