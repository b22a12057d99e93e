import { parseArgs } from 'node:util'
import { describeEnvironment } from '../tools/measure/environment.ts'
import { printResult, tell } from '../tools/measure/result.ts'
import { calls } from './calls/bench-calls.ts'
import { files } from './files/bench-files.ts'
import { messaging } from './messaging/bench-messaging.ts'
import { tasks } from './tasks/bench-tasks.ts'
import { urgent } from './urgent/bench-urgent.ts'

/** What a benchmark is told, and what it says. */
export interface Benchmark {
  readonly name: string
  readonly about: string
  run(given: { seed: number; scale: number }): Promise<Record<string, number>>
}

const benchmarks: readonly Benchmark[] = [messaging, urgent, tasks, files, calls]

/** `npm run -s bench -- <name> [--scale 1] [--json]`: a scale below 1 does less of everything, for a quick look. */
const wanted = benchmarks.find((benchmark) => benchmark.name === process.argv[2])
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { json: { type: 'boolean' }, scale: { type: 'string' }, seed: { type: 'string' } },
})
if (wanted === undefined) {
  tell('npm run -s bench -- <name> [--scale 1] --json')
  for (const { name, about } of benchmarks) tell(`  ${name}  ${about}`)
  process.exitCode = 2
} else {
  try {
    const seed = Number(values.seed ?? 1)
    const environment = await describeEnvironment()
    const figures = await wanted.run({ seed, scale: Number(values.scale ?? 1) })
    const { fsyncPerSecond, echoP50Ms } = environment
    printResult({
      name: wanted.name,
      ok: true,
      anomalies: 0,
      figures: { ...figures, fsyncPerSecond, echoP50Ms },
      environment,
      seed,
      raw: null,
    })
    process.exit()
  } catch (error) {
    tell(`${wanted.name} could not run: ${error instanceof Error ? error.stack : String(error)}`)
    process.exit(2)
  }
}
