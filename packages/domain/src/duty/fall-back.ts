import type { Board } from './board.ts'

/** Where a role's work is: the role whose holders have it, and who they are. */
export interface Reached {
  readonly roleId: string
  readonly personIds: readonly string[]
}

/**
 * Who has a role's work now: its holders; where there are none, those of its fallback role, and so on, each role once
 * (DUT11).
 *
 * @param but someone who is about to go, and counts no longer
 */
export function whoHas(board: Pick<Board, 'roles'>, roleId: string, but?: string): Reached | undefined {
  const passed = new Set<string>()
  for (let at = board.roles.get(roleId); at !== undefined && !passed.has(at.id); ) {
    const personIds = at.holderIds.filter((id) => id !== but)
    if (at.state === 'active' && personIds.length > 0) return { roleId: at.id, personIds }
    passed.add(at.id)
    at = at.fallbackRoleId === null ? undefined : board.roles.get(at.fallbackRoleId)
  }
  return undefined
}

/** Whoever coordinates, for a role that has nowhere else to fall and whose holder is gone (DUT12). */
export function coordinatorOtherThan(board: Board, personId: string): Reached | undefined {
  for (const { id, coordinates, state, holderIds } of board.roles.values()) {
    const personIds = holderIds.filter((holderId) => holderId !== personId)
    if (coordinates && state === 'active' && personIds.length > 0) return { roleId: id, personIds }
  }
  return undefined
}
