import type { TaskGroup, TaskRowSnapshot } from './board-snapshot.ts'

/** A board on a screen: what is drawn, and what waits to be. */
export interface Steady {
  readonly groups: readonly TaskGroup[]
  /** Tasks that came while the list stood still. */
  readonly arrived: number
}

/**
 * What is drawn while somebody presses: every row stays where it was, with what is new about it; a row that left stays
 * as gone, and what arrived waits. A board must never put another task under a finger.
 */
export function holdSteady(shown: readonly TaskGroup[], next: readonly TaskGroup[]): Steady {
  const rows = new Map(next.flatMap((group) => group.rows).map((row) => [row.id, row]))
  const groups = shown.map((group) => ({
    ...group,
    rows: group.rows.map((row) => rows.get(row.id) ?? gone(row)),
  }))
  const known = new Set(shown.flatMap((group) => group.rows).map(({ id }) => id))
  return { groups, arrived: [...rows.keys()].filter((id) => !known.has(id)).length }
}

function gone(row: TaskRowSnapshot): TaskRowSnapshot {
  return row.isGone ? row : { ...row, isGone: true, acts: { next: null, others: [] } }
}
