import { parseArgs } from 'node:util'
import { readConfig } from '../platform/config.ts'
import { failed, type Outcome, type Verb, type VerbContext } from './verb.ts'
import { verbs } from './verbs.ts'

/** What surrounds the command line. */
export interface Terminal extends Pick<VerbContext, 'progress' | 'ask' | 'now'> {
  environment: Readonly<Record<string, string | undefined>>
}

/** Does what the words of the command line say. */
export async function runVerb(words: readonly string[], terminal: Terminal): Promise<Outcome> {
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === 'help') return { ok: true, lines: helpOfAll() }
  const verb = verbs.find((each) => each.name === name)
  if (verb === undefined) return failed(2, `There is no "${name}".`, '', ...helpOfAll())
  const parsed = parseOptions(verb, rest)
  if ('problem' in parsed) return failed(2, parsed.problem, '', ...helpOf(verb))
  if (parsed.options.help === true) return { ok: true, lines: helpOf(verb) }
  const settings = readConfig(terminal.environment)
  if (!settings.ok) return failed(2, ...settings.problems)
  return verb.run({ ...terminal, config: settings.config, options: parsed.options })
}

type Parsed = { options: VerbContext['options'] } | { problem: string }

function parseOptions(verb: Verb, words: string[]): Parsed {
  const known = Object.entries(verb.options).map(([name, { type }]) => [name, { type }] as const)
  const options = Object.fromEntries([...known, ['help', { type: 'boolean' as const }] as const])
  try {
    return { options: parseArgs({ args: words, options, strict: true }).values }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The options could not be read.' }
  }
}

function helpOfAll(): string[] {
  return [
    'npm run admin -- <verb> [options]; each verb explains itself with --help.',
    '',
    ...verbs.map(({ name, means }) => `  ${name.padEnd(20)} ${means}`),
    '',
    'The settings are those of npm start (npm start -- --help): DATA_DIR, DATABASE_URL, KEY_FILE and the rest.',
  ]
}

function helpOf({ name, means, options }: Verb): string[] {
  const lines = Object.entries(options).map(([option, { value, means: meaning }]) => {
    return `  ${`--${option}${value === undefined ? '' : ` ${value}`}`.padEnd(26)} ${meaning}`
  })
  return [`npm run admin -- ${name}`, '', means, ...(lines.length > 0 ? ['', ...lines] : [])]
}
