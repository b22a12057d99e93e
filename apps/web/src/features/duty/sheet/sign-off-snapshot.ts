import type { RolesSnapshot } from '@baton/client'
import type { Role } from '@baton/contract'
import type { MyDuty } from '@baton/domain'
import { mustBeCovered } from '@baton/domain/duty/required-cover'

/** What becomes of one role that I hold when I go off duty. */
export interface LeavingRole {
  readonly id: string
  readonly name: string
  /** “Falls to Site manager, held by Daniel Okafor.” */
  readonly outcome: string
  /** It must be handed over first. */
  readonly stands: boolean
}

interface SignOffState {
  readonly mine: MyDuty
  readonly roles: RolesSnapshot
  readonly nameOf: (personId: string) => string
  readonly now: Date
}

/** What going off duty would do to each role that I hold; the server decides again. */
export function leavingRoles({ mine, roles, nameOf, now }: SignOffState): readonly LeavingRole[] {
  const viewerId = mine.duty.personId
  return mine.holding.map((role) => {
    const others = othersOf(role, viewerId)
    const { id, name } = role
    if (others.length > 0)
      return { id, name, outcome: `Stays with ${others.map(nameOf).join(', ')}.`, stands: false }
    if (!mustBeCovered(role.cover, now)) return { id, name, outcome: 'Nobody will hold it.', stands: false }
    const fallback = fallbackOf(role, roles, viewerId)
    if (!fallback)
      return { id, name, outcome: 'Must always have a holder. Hand it over first.', stands: true }
    const heirs = othersOf(fallback, viewerId).map(nameOf).join(', ')
    return { id, name, outcome: `Falls to ${fallback.name}, held by ${heirs}.`, stands: false }
  })
}

/** “You leave 3 open tasks” */
export function leftTasksWords(count: number): string {
  return count === 1 ? 'You leave 1 open task' : `You leave ${count} open tasks`
}

/** The nearest fallback role that somebody else holds. */
function fallbackOf(role: Role, roles: RolesSnapshot, viewerId: string): Role | undefined {
  const passed = new Set([role.id])
  let next = role.fallbackRoleId
  while (next !== null && !passed.has(next)) {
    passed.add(next)
    const found = roles.byId.get(next)
    if (!found || found.state === 'retired') return undefined
    if (othersOf(found, viewerId).length > 0) return found
    next = found.fallbackRoleId
  }
  return undefined
}

function othersOf(role: Role, viewerId: string): readonly string[] {
  return role.holders.map(({ personId }) => personId).filter((personId) => personId !== viewerId)
}
