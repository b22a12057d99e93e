import type { Asking } from './night-snapshot.ts'

/** So many can be asked in one press; anyone else is chosen from the list of all. */
const mostAsked = 3

/**
 * Who stands on the buttons, by place. Whoever stood somewhere stays there while they can be asked, whatever they carry
 * meanwhile: a name must never change under a finger.
 */
export function steadyAsks(shown: readonly string[], canAsk: readonly Asking[]): readonly string[] {
  const possible = canAsk.map(({ personId }) => personId)
  const others = possible.filter((id) => !shown.includes(id))
  const stay = shown.flatMap((id) => (possible.includes(id) ? id : (others.shift() ?? [])))
  return [...stay, ...others.slice(0, Math.max(0, mostAsked - stay.length))]
}
