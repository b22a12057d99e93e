import { parseArgs } from 'node:util'
import { describeEnvironment } from '../tools/measure/environment.ts'
import { printResult, tell } from '../tools/measure/result.ts'
import { night } from './night/night.ts'

/** A model of work as it is and as it would be with Baton. */
export interface Simulation {
  readonly name: string
  readonly about: string
  /** Writes a plot, and says where. */
  run(given: { seed: number; nights: number }): { figures: Record<string, number>; raw: string }
}

const simulations: readonly Simulation[] = [night]

/** `npm run -s simulate -- <name> [--seed 1] [--nights 100] [--json]`: nothing of Baton runs but its rules. */
const wanted = simulations.find((simulation) => simulation.name === process.argv[2])
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { json: { type: 'boolean' }, seed: { type: 'string' }, nights: { type: 'string' } },
})
if (wanted === undefined) {
  tell('npm run -s simulate -- <name> [--seed 1] [--nights 100] --json')
  for (const { name, about } of simulations) tell(`  ${name}  ${about}`)
  process.exitCode = 2
} else {
  try {
    const seed = Number(values.seed ?? 1)
    const { figures, raw } = wanted.run({ seed, nights: Number(values.nights ?? 100) })
    const environment = await describeEnvironment()
    printResult({ name: wanted.name, ok: true, anomalies: 0, figures, environment, seed, raw })
  } catch (error) {
    tell(`${wanted.name} could not run: ${error instanceof Error ? error.stack : String(error)}`)
    process.exitCode = 2
  }
}
