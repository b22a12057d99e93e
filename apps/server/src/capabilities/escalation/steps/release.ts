import type { RungTarget } from '@baton/contract'
import { rungsAfterPassingOn } from '@baton/domain/escalation/rungs'
import type { EscalationParts } from '../parts.ts'
import { acceptedOf, answerPages } from './answer-pages.ts'
import type { Deed } from './deed.ts'
import type { Opened } from './open-step.ts'
import { type Taken, takeStep } from './take-step.ts'

/** What somebody had accepted is nobody's again: `to` is called at once, then what is left of the ladder. */
export async function release(
  deed: Deed,
  parts: EscalationParts,
  { whole, coordinators }: Opened,
  to: RungTarget | null,
): Promise<Taken> {
  const { row } = whole
  const mine = row.acceptedBy === null ? [] : acceptedOf(whole, row.acceptedBy)
  const passed = answerPages(deed, whole, mine, 'passed-on')
  const rungs = to === null ? row.rungs : rungsAfterPassingOn(row.urgency, row, to)
  const freed = { acceptedBy: null, acceptedAt: null, acceptedRoleId: null, endedAt: null, endedBy: null }
  // Not waited for any longer on the rung on which they were called.
  const next = { ...row, ...freed, rungs, state: 'running' as const, since: new Date(0) }
  return takeStep(deed, parts, { whole: { ...passed, row: next }, coordinators, foreseen: null })
}
