import type { Environment } from './environment.ts'

/** The one form of every benchmark's and campaign's result. */
export interface Result {
  name: string
  ok: boolean
  anomalies: number
  /** Flat, the unit at the end of each name. */
  figures: Record<string, number>
  environment: Environment
  seed: number
  /** The file with the raw samples, or null. */
  raw: string | null
}

/** Prints the result as the last line of standard output and sets the exit status: 1 when an anomaly was found. */
export function printResult(result: Result): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exitCode = result.anomalies > 0 ? 1 : 0
}

/** Progress, for whoever waits. */
export function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
