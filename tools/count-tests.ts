import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
})

/** Counts of a runner's JSON report; a report that is missing counts as one failure, never as none. */
export function countTests(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const vitest = vitestReport.safeParse(json)
  if (vitest.success) {
    const { numPassedTests, numFailedTests, numPendingTests } = vitest.data
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }
  }
  const { stats } = playwrightReport.parse(json)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/** The line that closes a run. */
export function closingLine(counts: readonly Counts[]): string {
  const sum = (part: keyof Counts) => counts.reduce((total, one) => total + one[part], 0)
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`
}
