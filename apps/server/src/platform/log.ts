import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

export interface LogChoice {
  readonly level: LogLevel
  /** "lines": one readable line each, for a person at a terminal. "json": for machines. */
  readonly form: 'lines' | 'json'
  /** Where to write; standard output unless a test wants to read it. */
  readonly to?: DestinationStream
}

/** Makes the log. Callers give it ids and lifecycle steps, never what people wrote. */
export function makeLog({ level, form, to }: LogChoice): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorInBrief },
  }
  const destination = to ?? pino.destination({ fd: 1, sync: true })
  return pino(options, form === 'json' ? destination : readable(destination))
}

/** A log that says nothing. */
export const silentLog: Log = pino({ level: 'silent' })

/** Type, code and place of an error. The message only of errors that carry no code: a database's may quote rows. */
function errorInBrief(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    ...(code === undefined ? { message: error.message } : { code }),
    stack: error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join('\n'),
  }
}

const levelWords: Record<number, string> = {
  20: 'debug',
  30: 'info',
  40: 'warning',
  50: 'error',
  60: 'fatal',
}

function readable(to: DestinationStream): DestinationStream {
  return {
    write(json) {
      const { level, time, msg, ...rest }: Record<string, unknown> = JSON.parse(json)
      const word = levelWords[Number(level)] ?? String(level)
      const details = Object.entries(rest).map(([name, value]) => ` ${name}=${inBrief(value, word)}`)
      to.write(`${String(time).slice(11, 19)} ${word.padEnd(7)} ${String(msg ?? '')}${details.join('')}\n`)
    },
  }
}

/** Where in the code a warning arose is for machines; a person is shown it for errors only. */
function inBrief(value: unknown, word: string): string {
  if (typeof value === 'string' && !value.includes(' ')) return value
  if (word !== 'warning' || typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify({ ...value, stack: undefined })
}
