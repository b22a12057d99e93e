import { type Board, boardAfter, type Decision, type HoldingChange, no, rolesHeldBy } from './board.ts'
import { coordinatorOtherThan, type Reached, whoHas } from './fall-back.ts'
import { mustBeCovered } from './required-cover.ts'

/** Whom someone took a role from. */
export interface Displaced {
  readonly roleId: string
  readonly personId: string
}

/** A role that fell to another one's holders. */
export interface FellBack {
  readonly roleId: string
  readonly toRoleId: string
  readonly personIds: readonly string[]
}

/** Takes roles, all or none: free ones, or with `displace` from whoever has held it longest (DUT5, DUT6). */
export function takeRoles(
  board: Board,
  { personId, roleIds, displace }: { personId: string; roleIds: readonly string[]; displace: boolean },
): Decision<{ displaced: readonly Displaced[] }> {
  if (!board.onDuty.has(personId)) return no('off-duty')
  const changes: HoldingChange[] = []
  const displaced: Displaced[] = []
  for (const roleId of new Set(roleIds)) {
    const role = board.roles.get(roleId)
    if (role === undefined || role.state === 'retired') return no('not-found')
    if (role.holderIds.includes(personId)) continue
    const [longest] = role.holderIds
    if (longest !== undefined && role.holderIds.length >= role.holdersAtMost) {
      if (!displace) return no('role-is-held')
      displaced.push({ roleId, personId: longest })
      changes.push({ kind: 'end', roleId, personId: longest, ended: 'displaced' })
    }
    changes.push({ kind: 'begin', roleId, personId, began: 'taken' })
  }
  return { ok: true, changes, displaced }
}

/**
 * Leaves roles, all or none. One that must be covered and would be empty falls to its fallback role's holders (DUT3);
 * with nobody there it is kept, save from someone who is suspended (DUT12).
 */
export function leaveRoles(
  board: Board,
  given: {
    personId: string
    roleIds: readonly string[]
    at: Date
    ended: 'given-up' | 'signed-off' | 'suspended'
  },
): Decision<{ fellBack: readonly FellBack[] }> {
  const { personId, roleIds, at, ended } = given
  const changes: HoldingChange[] = []
  const fellBack: FellBack[] = []
  for (const roleId of roleIds) {
    const role = board.roles.get(roleId)
    if (role === undefined || !role.holderIds.includes(personId)) continue
    changes.push({ kind: 'end', roleId, personId, ended })
    if (role.holderIds.length > 1 || role.state === 'retired' || !mustBeCovered(role.cover, at)) continue
    const to = fallsTo(board, roleId, personId, ended === 'suspended')
    if (to === undefined && ended === 'suspended') continue
    if (to === undefined) return no('role-must-be-covered')
    const personIds = to.personIds.slice(0, role.holdersAtMost)
    fellBack.push({ roleId, toRoleId: to.roleId, personIds })
    for (const id of personIds) changes.push({ kind: 'begin', roleId, personId: id, began: 'fallen-back' })
  }
  return { ok: true, changes, fellBack }
}

/** Gives one role up; nobody leaves open urgent items of a role with nobody (DUT10). */
export function giveUp(
  board: Board,
  given: { personId: string; roleId: string; openItems: number; at: Date },
): Decision<{ fellBack: readonly FellBack[] }> {
  const { personId, roleId, openItems, at } = given
  const role = board.roles.get(roleId)
  if (role === undefined || !role.holderIds.includes(personId)) return no('not-found')
  if (openItems > 0 && role.holderIds.length === 1) return no('urgent-items-open')
  return leaveRoles(board, { personId, roleIds: [roleId], at, ended: 'given-up' })
}

function fallsTo(board: Board, roleId: string, personId: string, suspended: boolean): Reached | undefined {
  return whoHas(board, roleId, personId) ?? (suspended ? coordinatorOtherThan(board, personId) : undefined)
}

/** Hands a role over to who accepts it (DUT7): both must still be what they were when it was offered. */
export function handOver(
  board: Board,
  { roleId, fromPersonId, toPersonId }: { roleId: string; fromPersonId: string; toPersonId: string },
): Decision {
  const role = board.roles.get(roleId)
  if (role?.state !== 'active' || !role.holderIds.includes(fromPersonId)) return no('no-longer-possible')
  if (fromPersonId === toPersonId) return no('no-longer-possible')
  if (!board.onDuty.has(toPersonId)) return no('off-duty')
  const changes: HoldingChange[] = [{ kind: 'end', roleId, personId: fromPersonId, ended: 'handed-over' }]
  if (!role.holderIds.includes(toPersonId)) {
    changes.push({ kind: 'begin', roleId, personId: toPersonId, began: 'handed-over' })
  }
  return { ok: true, changes }
}

/** Goes off duty, leaving every role; with urgent items accepted and not done, not at all (DUT4). */
export function goOffDuty(
  board: Board,
  { personId, acceptedItems, at }: { personId: string; acceptedItems: number; at: Date },
): Decision<{ board: Board; fellBack: readonly FellBack[] }> {
  if (acceptedItems > 0) return no('urgent-items-open')
  return leave(board, { personId, at, ended: 'signed-off' })
}

/** Takes everything from someone who is suspended; this is never refused (DUT12). */
export function suspend(
  board: Board,
  { personId, at }: { personId: string; at: Date },
): Decision<{ board: Board; fellBack: readonly FellBack[] }> {
  return leave(board, { personId, at, ended: 'suspended' })
}

function leave(
  board: Board,
  { personId, at, ended }: { personId: string; at: Date; ended: 'signed-off' | 'suspended' },
): Decision<{ board: Board; fellBack: readonly FellBack[] }> {
  const left = leaveRoles(board, { personId, roleIds: rolesHeldBy(board, personId), at, ended })
  if (!left.ok) return left
  const onDuty = new Set(board.onDuty)
  onDuty.delete(personId)
  return { ...left, board: { ...boardAfter(board, left.changes), onDuty } }
}
