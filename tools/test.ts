import { closingLine, countTests } from './count-tests.ts'
import { browserLane, onS3, vitestLane } from './lanes.ts'
import { nameFailures } from './name-failures.ts'
import { runSteps } from './run-steps.ts'

/** `npm test`: every test, on the embedded PostgreSQL, in a folder and in a bucket, and in a real browser. */
const lanes = [
  vitestLane('unit and server tests'),
  onS3('what keeps content, in a bucket'),
  browserLane('browser journeys'),
]
const { failed } = await runSteps(lanes.map((lane) => lane.step))
for (const lane of lanes) for (const line of nameFailures(lane.report)) process.stdout.write(`\n${line}`)
process.stdout.write(`\n\n${closingLine(lanes.map((lane) => countTests(lane.report)))}\n`)
process.exitCode = failed.length > 0 ? 1 : 0
