import type { InputOf, Operation, OutputOf } from '@baton/contract'
import type { Answer, ask as askServer } from './ask.ts'

/** How long an answer is taken for fresh, in ms. */
const freshFor = 15_000
/** Most answers that are kept while nobody looks at them. */
const keptAtMost = 60

type Query = Operation<'query'>

interface Held {
  readonly operation: Query
  readonly input: unknown
  answer: Answer<unknown> | undefined
  /** When it was answered, in ms since 1970; 0 when it must be asked again. */
  at: number
  asking: AbortController | undefined
  readonly watchers: Set<() => void>
}

/**
 * Answers to queries, shared by the screens that look at them: asked for once, kept while they are fresh, asked again
 * when something has changed.
 */
export function createAnswers({ ask, now }: { ask: typeof askServer; now: () => number }) {
  const answers = new Map<string, Held>()

  /** The answer that is held, if any: the same object until another comes. */
  function get<Asked extends Query>(
    operation: Asked,
    input: InputOf<Asked>,
  ): Answer<OutputOf<Asked>> | undefined {
    // What is held under an operation's name was parsed by that operation's own schema.
    return answers.get(keyOf(operation, input))?.answer as Answer<OutputOf<Asked>> | undefined
  }

  /** Calls back whenever the answer changes, and asks now if it is old or missing. Returns how to stop. */
  function watch(operation: Query, input: unknown, listener: () => void): () => void {
    const held = hold(operation, input)
    held.watchers.add(listener)
    if (!held.asking && isOld(held)) void refresh(held)
    return () => {
      held.watchers.delete(listener)
    }
  }

  /** Asks again at once. */
  function again(operation: Query, input: unknown): Promise<void> {
    return refresh(hold(operation, input))
  }

  /** What these queries answered is old: asks again where somebody is looking, and forgets the rest. */
  async function outdate(queries: readonly Query[]): Promise<void> {
    const names = new Set(queries.map((query) => query.name))
    const old = [...answers.entries()].filter(([, held]) => names.has(held.operation.name))
    for (const [key, held] of old) if (held.watchers.size === 0) answers.delete(key)
    await Promise.all(old.map(([, held]) => (held.watchers.size > 0 ? refresh(held) : undefined)))
  }

  /** The reader is back: asks again for what they look at and is old. */
  function refreshOld(): void {
    for (const held of answers.values()) if (held.watchers.size > 0 && isOld(held)) void refresh(held)
  }

  /** Forgets everything: somebody else may be next. */
  function forget(): void {
    for (const held of answers.values()) held.asking?.abort()
    answers.clear()
  }

  return { get, watch, again, outdate, refreshOld, forget }

  function hold(operation: Query, input: unknown): Held {
    const key = keyOf(operation, input)
    const found = answers.get(key)
    if (found) return found
    const held: Held = { operation, input, answer: undefined, at: 0, asking: undefined, watchers: new Set() }
    answers.set(key, held)
    for (const [other, { watchers }] of answers) {
      if (answers.size <= keptAtMost) break
      if (watchers.size === 0 && other !== key) answers.delete(other)
    }
    return held
  }

  async function refresh(held: Held): Promise<void> {
    held.asking?.abort()
    const asking = new AbortController()
    held.asking = asking
    const answer = await ask(held.operation, held.input, { signal: asking.signal })
    if (asking.signal.aborted) return
    held.answer = answer
    held.at = answer.ok ? now() : 0
    held.asking = undefined
    for (const watcher of [...held.watchers]) watcher()
  }

  function isOld(held: Held): boolean {
    return now() - held.at > freshFor
  }
}

function keyOf(operation: Query, input: unknown): string {
  return `${operation.name} ${JSON.stringify(input)}`
}
