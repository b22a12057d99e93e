import type { api, OutputOf, TaskType } from '@baton/contract'
import { wallTimeAt } from '../duty/zoned-time.ts'

export type Figures = OutputOf<typeof api.tasks.figures>
export type Flow = Figures['all']

/** Fewer than so many would show one person (TSK23). */
const fewest = 5

/** A task as the figures count it: nobody's name is among its facts. */
export interface FlowFact {
  readonly type: TaskType
  readonly wardId: string | null
  readonly requestedAt: Date
  readonly acceptedAt: Date | null
  readonly doneAt: Date | null
  readonly declined: boolean
  readonly remote: boolean
  readonly doneFromHome: boolean
}

/** How tasks flow; by type, ward and hour of the organisation's clock, in that order's own order. */
export function figuresOf(facts: readonly FlowFact[]): Figures {
  const hourOf = ({ requestedAt }: FlowFact) => wallTimeAt(requestedAt).hour
  const remote = facts.filter((fact) => fact.remote && fact.doneAt !== null)
  return {
    all: flowOf(facts),
    byType: grouped(facts, ({ type }) => type).map(([type, own]) => ({ type, ...flowOf(own) })),
    byWard: grouped(facts, ({ wardId }) => wardId).map(([wardId, own]) => ({ wardId, ...flowOf(own) })),
    byHour: grouped(facts, hourOf).map(([hour, own]) => ({ hour, ...flowOf(own) })),
    remote: { done: remote.filter(({ doneFromHome }) => doneFromHome).length, of: remote.length },
  }
}

function flowOf(facts: readonly FlowFact[]): Flow {
  const toAccept = spans(facts, ({ acceptedAt }) => acceptedAt)
  const toDone = spans(facts, ({ doneAt }) => doneAt)
  return {
    requested: facts.length,
    completed: facts.filter(({ doneAt }) => doneAt !== null).length,
    declined: facts.filter(({ declined }) => declined).length,
    acceptMedianMs: quantile(toAccept, 0.5),
    acceptP90Ms: quantile(toAccept, 0.9),
    doneMedianMs: quantile(toDone, 0.5),
    doneP90Ms: quantile(toDone, 0.9),
  }
}

function spans(facts: readonly FlowFact[], endOf: (fact: FlowFact) => Date | null): number[] {
  return facts
    .flatMap((fact) => {
      const end = endOf(fact)
      return end === null ? [] : Math.max(0, end.getTime() - fact.requestedAt.getTime())
    })
    .sort((a, b) => a - b)
}

function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length < fewest) return null
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null
}

function grouped<Key extends string | number | null>(
  facts: readonly FlowFact[],
  keyOf: (fact: FlowFact) => Key,
): [Key, FlowFact[]][] {
  return [...Map.groupBy(facts, keyOf)].sort(([a], [b]) => order(a, b))
}

function order(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
