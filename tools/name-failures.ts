import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

const vitestReport = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})

interface Suite {
  specs: { title: string; file: string; tests: { status: string }[] }[]
  suites?: Suite[] | undefined
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(z.object({ status: z.string() })),
      }),
    ),
    suites: z.array(suite).optional(),
  }),
)
const playwrightReport = z.object({ suites: z.array(suite) })

/**
 * The tests of a runner's JSON report that failed, and those that passed only when tried again, a line each: so that
 * the end of a long run says which they were.
 */
export function nameFailures(file: string): string[] {
  if (!existsSync(file)) return [`no report: ${file}`]
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const vitest = vitestReport.safeParse(json)
  if (vitest.success) {
    return vitest.data.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .flatMap(({ fullName, status }) => (status === 'failed' ? `failed: ${fullName}` : []))
  }
  return playwrightReport.parse(json).suites.flatMap(inSuite)
}

function inSuite({ specs, suites = [] }: Suite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ status }) => {
      if (status === 'unexpected') return `failed: ${file}: ${title}`
      return status === 'flaky' ? `passed when tried again: ${file}: ${title}` : []
    }),
  )
  return [...own, ...suites.flatMap(inSuite)]
}
