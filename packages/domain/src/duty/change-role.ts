import type { RefusalCode } from '@baton/contract'
import { type Decision, no, type RoleOnBoard } from './board.ts'
import { mustBeCovered } from './required-cover.ts'

/**
 * Why a role cannot become so, or `null`: it would be held by more than may (DUT8), or would have to be covered from now
 * on and nobody holds it, though somebody has (DUT1).
 */
export function problemOfChange(
  was: RoleOnBoard,
  to: Pick<RoleOnBoard, 'cover' | 'holdersAtMost'>,
  at: Date,
): RefusalCode | null {
  if (was.holderIds.length > to.holdersAtMost) return 'role-is-held'
  const newlyRequired =
    to.cover.kind === 'always'
      ? was.cover.kind !== 'always'
      : mustBeCovered(to.cover, at) && !mustBeCovered(was.cover, at)
  return newlyRequired && was.everHeld && was.holderIds.length === 0 ? 'role-must-be-covered' : null
}

/** Retires a role, whose holders leave it; not while it has open urgent items (DUT10). */
export function retire(role: RoleOnBoard, openItems: number): Decision {
  if (role.state === 'retired') return no('no-longer-possible')
  if (openItems > 0) return no('urgent-items-open')
  const changes = role.holderIds.map((personId) => ({
    kind: 'end' as const,
    roleId: role.id,
    personId,
    ended: 'given-up' as const,
  }))
  return { ok: true, changes }
}
