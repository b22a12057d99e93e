import { closingLine, countTests } from './count-tests.ts'
import { browserLane, vitestLane } from './lanes.ts'
import { nameFailures } from './name-failures.ts'
import { runSteps } from './run-steps.ts'

/** `npm test`: every test, on the embedded PostgreSQL and in a real browser. */
const lanes = [vitestLane('unit and server tests'), browserLane('browser journeys')]
const { failed } = await runSteps(lanes.map((lane) => lane.step))
for (const lane of lanes) for (const line of nameFailures(lane.report)) process.stdout.write(`\n${line}`)
process.stdout.write(`\n\n${closingLine(lanes.map((lane) => countTests(lane.report)))}\n`)
process.exitCode = failed.length > 0 ? 1 : 0
