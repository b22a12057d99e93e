import type { Pressing, Rung, RungTarget } from '@baton/contract'
import { paces, waitOf } from './pace.ts'

/**
 * The rungs of something that is addressed to `to`: that first, then each ladder's in turn, every target once (ESC14).
 */
export function rungsFor(urgency: Pressing, to: RungTarget, ladders: readonly (readonly Rung[])[]): Rung[] {
  const rungs: Rung[] = [{ target: to, waitMs: paces[urgency].waitMs }]
  for (const { target, waitMs } of ladders.flat()) {
    if (rungs.some((rung) => isSame(rung.target, target))) continue
    rungs.push({ target, waitMs: waitOf(urgency, waitMs) })
  }
  return rungs
}

/** The rungs when somebody passes it on: called next, before what is left of the ladder (ESC18). */
export function rungsAfterPassingOn(
  urgency: Pressing,
  { rungs, rung }: { readonly rungs: readonly Rung[]; readonly rung: number },
  to: RungTarget,
): Rung[] {
  const next = { target: to, waitMs: paces[urgency].waitMs }
  return [...rungs.slice(0, rung + 1), next, ...rungs.slice(rung + 1)]
}

function isSame(a: RungTarget, b: RungTarget): boolean {
  return a.kind === b.kind && a.id === b.id
}
