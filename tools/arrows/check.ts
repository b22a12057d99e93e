import { arrows } from './rules.ts'

export interface Violation {
  arrow: string
  instead: string
  from: string
  to: string
}

/**
 * Every import that an arrow bans, and every cycle.
 *
 * @param graph each file with what it imports, as paths from the repository's root
 */
export function check(graph: ReadonlyMap<string, readonly string[]>): Violation[] {
  const banned = [...graph].flatMap(([from, imports]) => imports.flatMap((to) => violationsOf(from, to)))
  return [...banned, ...cyclesOf(graph)]
}

function violationsOf(from: string, to: string): Violation[] {
  return arrows
    .filter((arrow) => arrow.from.test(from) && !arrow.except?.test(from) && arrow.bans(to, from))
    .map((arrow) => ({ arrow: arrow.name, instead: arrow.instead, from, to }))
}

function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): Violation[] {
  const done = new Set<string>()
  const path: string[] = []
  const found: Violation[] = []
  for (const file of graph.keys()) visit(file)
  return found

  function visit(file: string): void {
    if (done.has(file)) return
    const start = path.indexOf(file)
    if (start !== -1) {
      const cycle = [...path.slice(start), file].join(' → ')
      found.push({ arrow: 'no cycles', instead: 'Split out what both need.', from: file, to: cycle })
      return
    }
    path.push(file)
    for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next)
    path.pop()
    done.add(file)
  }
}
