import type { Config } from '../platform/config.ts'

/** What a verb is given. */
export interface VerbContext {
  config: Config
  options: Readonly<Record<string, string | boolean | undefined>>
  /** Tells of a step that takes its time. */
  progress: (step: string) => void
  /** Asks a person at the terminal; `null` when there is none. */
  ask: (question: string) => Promise<string | null>
  now: () => Date
}

/** How it ended: lines for standard output, or the sentence that says why not and what to do. */
export type Outcome =
  | { ok: true; lines: readonly string[] }
  /** `exit` 1: what was looked for is wrong or not there. 2: it could not be tried. */
  | { ok: false; exit: 1 | 2; lines: readonly string[] }

export interface VerbOption {
  type: 'string' | 'boolean'
  means: string
  /** What stands for the value in the help. */
  value?: string
}

/** One word of `npm run admin -- <verb>`. */
export interface Verb {
  name: string
  means: string
  options: Readonly<Record<string, VerbOption>>
  run(context: VerbContext): Promise<Outcome>
}

export function done(...lines: string[]): Outcome {
  return { ok: true, lines }
}

export function failed(exit: 1 | 2, ...lines: string[]): Outcome {
  return { ok: false, exit, lines }
}

/** The text of an option, if it was given. */
export function textOf(context: VerbContext, name: string): string | undefined {
  const value = context.options[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
