import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod'

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
})

const journey = z.object({
  status: z.string(),
  results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })).default([]),
})
type Journey = z.infer<typeof journey>

interface Suite {
  specs: { title: string; file: string; tests: Journey[] }[]
  suites?: Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(z.object({ title: z.string(), file: z.string(), tests: z.array(journey) })),
    suites: z.array(suite).optional(),
  }),
)
const playwrightReport = z.object({ suites: z.array(suite) })

/** Enough of a reason to begin with, and no more: the whole of it stands where the test ran. */
const LINES_OF_A_REASON = 12

/**
 * The tests of a runner's JSON report that failed, and those that passed only when tried again, each with the
 * beginning of its reasons: so that the end of a long run, which is often all that is kept, says what to mend.
 */
export function nameFailures(file: string): string[] {
  if (!existsSync(file)) return [`no report: ${file}`]
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const vitest = vitestReport.safeParse(json)
  if (vitest.success) {
    return vitest.data.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .flatMap(({ fullName, failureMessages }) => [`failed: ${fullName}`, ...failureMessages.map(reason)])
  }
  return playwrightReport.parse(json).suites.flatMap(inSuite)
}

function inSuite({ specs, suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ status, results }) => {
      if (status !== 'unexpected' && status !== 'flaky') return []
      const outcome = status === 'flaky' ? 'passed when tried again' : 'failed'
      const reasons = results.flatMap(({ error }) => (error?.message ? reason(error.message) : []))
      return [`${outcome}: ${file}: ${title}`, ...reasons]
    }),
  )
  return [...own, ...suites.flatMap(inSuite)]
}

function reason(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines
    .slice(0, LINES_OF_A_REASON)
    .map((line) => `    ${line}`)
    .join('\n')
}
