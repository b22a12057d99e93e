import type { Doctor } from './doctor.ts'
import type { Request } from './requests.ts'

/** What became of one request. */
export interface Outcome {
  readonly request: Request
  /** When the right person knew of it. */
  reachedAt: number | null
  doneAt: number | null
  /** So often it was done: once, or the model is wrong. */
  done: number
}

/** A night as one way of asking went through it. */
export interface Night {
  readonly outcomes: readonly Outcome[]
  readonly doctors: readonly Doctor[]
  /** Time that nurses spent on asking. */
  readonly nurseMs: number
}

export function outcomesOf(requests: readonly Request[]): Map<string, Outcome> {
  return new Map(requests.map((request) => [request.id, { request, reachedAt: null, doneAt: null, done: 0 }]))
}

/** The outcome of a request that the night knows. */
export function outcomeOf(outcomes: ReadonlyMap<string, Outcome>, { id }: Request): Outcome {
  const outcome = outcomes.get(id)
  if (outcome === undefined) throw new Error(`${id} was not asked for in this night`)
  return outcome
}
