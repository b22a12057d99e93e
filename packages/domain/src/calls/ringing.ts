import { type Invited, ringSeconds } from '@baton/contract'

/** Somebody whom a call concerns, and the role through which where there is one. */
export interface Concerned {
  readonly personId: string
  readonly roleId: string | null
}

/** Whom a call rings, and whom it would if they could be reached. */
export interface Ringing {
  readonly rings: readonly Concerned[]
  readonly notRung: readonly Concerned[]
}

/**
 * Whom to ring of all those whom a call concerns: never whoever calls, each once, and nobody who may not be reached
 * (CAL4, CAL5). Who is no colleague any more is neither rung nor said to be.
 */
export function whomToRing({
  concerned,
  callerId,
  active,
  reachable,
}: {
  readonly concerned: readonly Concerned[]
  readonly callerId: string
  readonly active: ReadonlySet<string>
  /** Whoever may be reached now; whoever may not has no entry. */
  readonly reachable: { has(personId: string): boolean }
}): Ringing {
  const others = new Map<string, Concerned>()
  for (const one of concerned) {
    const known = others.get(one.personId)
    // By name and through a role: the role says more.
    if (one.personId !== callerId && active.has(one.personId) && (known?.roleId ?? null) === null)
      others.set(one.personId, one)
  }
  const all = [...others.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1))
  return {
    rings: all.filter(({ personId }) => reachable.has(personId)),
    notRung: all.filter(({ personId }) => !reachable.has(personId)),
  }
}

/** Until when it rings that began to now (CAL2). */
export function ringsUntil(at: Date): Date {
  return new Date(at.getTime() + ringSeconds * 1_000)
}

/** Whether somebody may be rung into it, or again: not who has said no, and not who is in it (CAL7). */
export function mayBeRung({
  state,
  inside,
}: {
  readonly state: Invited['state'] | null
  readonly inside: boolean
}): boolean {
  return !inside && state !== 'declined'
}

/** What a locked screen shows of it: never who calls, nor about what (CAL27). */
export const ringHeading = 'Call'
export const missedHeading = 'Missed call'

/** How the end of a meeting leaves somebody who was rung and had not answered: they missed it (CAL3). */
export function stateAtEnd(state: Invited['state']): Invited['state'] {
  return state === 'ringing' ? 'missed' : state
}
