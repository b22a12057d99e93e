import { createInterface } from 'node:readline/promises'
import { runVerb } from './admin/run-verb.ts'

/**
 * `npm run admin -- <verb>`. Answers go to standard output; progress and refusals to the error output.
 * Exit code 0: done. 1: what was looked for is wrong or not there. 2: it could not be tried.
 */
const outcome = await runVerb(process.argv.slice(2), {
  environment: process.env,
  now: () => new Date(),
  progress: (step) => process.stderr.write(`  ${step} …\n`),
  ask,
}).catch((error: unknown) => ({ ok: false as const, exit: 2 as const, lines: [sentenceOf(error)] }))

const output = outcome.ok ? process.stdout : process.stderr
output.write(`${outcome.lines.join('\n')}\n`)
process.exitCode = outcome.ok ? 0 : outcome.exit

async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(`${question} `)
  } finally {
    terminal.close()
  }
}

/** What went wrong, without what a database may quote of its rows. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something went wrong.'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === '57P03') {
    return 'The database cannot be reached. Is DATABASE_URL right, and PostgreSQL running?'
  }
  return `It did not work: ${code === undefined ? error.message : `the database or the system answered ${code}`}.`
}
