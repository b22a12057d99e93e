import type { Holding, RefusalCode, Role } from '@baton/contract'

/** A role as the rules of holding look at it. */
export type RoleOnBoard = Pick<
  Role,
  'id' | 'cover' | 'holdersAtMost' | 'fallbackRoleId' | 'coordinates' | 'state'
> & {
  /** Who holds it, the longest first. */
  readonly holderIds: readonly string[]
  /** Whether anybody ever did. */
  readonly everHeld: boolean
}

/** Who holds what and who is on duty, at one moment: the facts that every rule of holding decides by. */
export interface Board {
  readonly roles: ReadonlyMap<string, RoleOnBoard>
  readonly onDuty: ReadonlySet<string>
}

/** Someone begins or ceases to hold a role. */
export type HoldingChange =
  | {
      readonly kind: 'begin'
      readonly roleId: string
      readonly personId: string
      readonly began: Holding['began']
    }
  | {
      readonly kind: 'end'
      readonly roleId: string
      readonly personId: string
      readonly ended: NonNullable<Holding['ended']>
    }

/** What a rule decided: the changes, in order, or why not. */
export type Decision<More extends object = object> =
  | ({ readonly ok: true; readonly changes: readonly HoldingChange[] } & More)
  | { readonly ok: false; readonly refusal: RefusalCode }

export function no(refusal: RefusalCode): { readonly ok: false; readonly refusal: RefusalCode } {
  return { ok: false, refusal }
}

/** The board after changes. */
export function boardAfter(board: Board, changes: readonly HoldingChange[]): Board {
  const roles = new Map(board.roles)
  for (const { roleId, personId, kind } of changes) {
    const role = roles.get(roleId)
    if (role === undefined) continue
    const others = role.holderIds.filter((id) => id !== personId)
    const holderIds = kind === 'begin' ? [...others, personId] : others
    roles.set(roleId, { ...role, holderIds, everHeld: role.everHeld || kind === 'begin' })
  }
  return { ...board, roles }
}

/** The ids of the roles that someone holds. */
export function rolesHeldBy(board: Board, personId: string): string[] {
  return [...board.roles.values()].filter((role) => role.holderIds.includes(personId)).map(({ id }) => id)
}
