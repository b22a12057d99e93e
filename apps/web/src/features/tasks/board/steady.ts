import type { TaskGroup } from './board-snapshot.ts'

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
  const lines = new Map(next.flatMap((group) => group.lines).map((line) => [line.id, line]))
  const groups = shown.map((group) => ({
    ...group,
    lines: group.lines.map((line) => lines.get(line.id) ?? { ...line, isGone: true }),
  }))
  const known = new Set(shown.flatMap((group) => group.lines).map(({ id }) => id))
  return { groups, arrived: [...lines.keys()].filter((id) => !known.has(id)).length }
}
