import { existsSync } from 'node:fs'
import { findLiveKit } from '../apps/server/src/platform/media/livekit/start-livekit.fixture.ts'
import { findRelay } from '../apps/server/src/platform/media/start-relay.fixture.ts'
import { closingLine, countTests } from './count-tests.ts'
import { browserLane, byRelay, onLiveKit, onPostgres15, onS3, vitestLane } from './lanes.ts'
import { nameFailures } from './name-failures.ts'
import { runSteps, type Step } from './run-steps.ts'

/** `npm run ci`: what must hold before anything lands; every step runs, so that one run tells everything. */
const checks: Step[] = ['types', 'lint', 'arrows', 'unused', 'rules', 'hazards', 'size'].map((name) => ({
  name: `check:${name}`,
  command: 'npm',
  arguments: ['run', '--silent', `check:${name}`],
}))
const lanes = [
  vitestLane('unit and server tests'),
  onS3('what keeps content, in a bucket'),
  browserLane('browser journeys'),
]
if (existsSync('/usr/lib/postgresql/15/bin/initdb')) lanes.push(onPostgres15('server tests on PostgreSQL 15'))
const leftOut: string[] = []
if (findLiveKit() !== undefined) lanes.push(onLiveKit('journeys of calls on LiveKit'))
else
  leftOut.push(
    'the journeys of calls on LiveKit, because there is no livekit-server here (LIVEKIT_SERVER names one)',
  )
if (findRelay() !== undefined) lanes.push(byRelay('a call by a relay alone'))
else leftOut.push('a call by a relay alone, because there is no turnserver here (TURNSERVER names one)')
const campaigns: Step[] = [
  ['REL-1', '--kills', '5'],
  ['REL-4', '--faults', '25'],
  ['REL-11', '--volume', '400'],
].map((flags) => ({
  name: flags.join(' '),
  command: process.execPath,
  arguments: ['assure/main.ts', ...flags, '--seed', '1'],
}))

const { failed } = await runSteps([...checks, ...lanes.map((lane) => lane.step), ...campaigns])
for (const lane of lanes) for (const line of nameFailures(lane.report)) process.stdout.write(`\n${line}`)
for (const name of failed) process.stdout.write(`\nfailed: ${name}`)
for (const what of leftOut) process.stdout.write(`\nnot run: ${what}`)
process.stdout.write(`\n\n${closingLine(lanes.map((lane) => countTests(lane.report)))}\n`)
process.exitCode = failed.length > 0 ? 1 : 0
