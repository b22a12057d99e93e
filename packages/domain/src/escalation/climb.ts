import type { Escalation, Page, Pressing, Rung } from '@baton/contract'

/** Where an escalation stands on its ladder, as much as its next step depends on. */
export interface Climb {
  readonly urgency: Pressing
  readonly state: Escalation['state']
  readonly raisedBy: string
  readonly rungs: readonly Rung[]
  /** The rung that was called last; -1 before the first. */
  readonly rung: number
  /** When that was; `exhausted`: when the ladder was. `null` before the first. */
  readonly since: Date | null
  /** How often its people have been called again; exhausted: how often that was told again. */
  readonly round: number
  /** Whether those whom no device had reached were called by other channels on this rung. */
  readonly widened: boolean
  readonly pages: readonly Called[]
}

/** One person called on one rung. */
export type Called = Pick<Page, 'personId' | 'rung' | 'answer'> & { readonly delivered: boolean }

/** Those of the present rung who have not answered. */
export function waitedFor({ pages, rung }: Climb): Called[] {
  return pages.filter((page) => page.rung === rung && page.answer === null)
}
