import type { Role } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Rota } from '../parts.ts'

/** A role of a team and who has it now. */
export interface Present {
  readonly roleId: string
  /** The role that it fell to; `null` where its own holders are called, or nobody. */
  readonly throughRoleId: string | null
  readonly personIds: readonly string[]
}

/** Who has the roles of a team at this moment (CRA1, CRA3); a role that is not here any more has nobody. */
export async function presentFor(
  transaction: Transaction,
  duty: Rota,
  roleIds: readonly string[],
): Promise<Present[]> {
  const [roles, holders] = await Promise.all([
    duty.rolesByIds(transaction, roleIds),
    duty.holdersOf(transaction, roleIds),
  ])
  const present: Present[] = []
  for (const roleId of roleIds) {
    const role = roles.get(roleId)
    const personIds = holders.get(roleId) ?? []
    const isOwn = personIds.length === 0 || role === undefined || role.holders.length > 0
    const throughRoleId = isOwn ? null : await heldAbove(transaction, duty, role)
    present.push({ roleId, throughRoleId, personIds: personIds.toSorted() })
  }
  return present
}

/** The first role above, on the way that work falls, which somebody holds. */
async function heldAbove(transaction: Transaction, duty: Rota, from: Role): Promise<string | null> {
  const seen = new Set([from.id])
  for (let next = from.fallbackRoleId; next !== null && !seen.has(next); ) {
    seen.add(next)
    const role: Role | undefined = (await duty.rolesByIds(transaction, [next])).get(next)
    if (role === undefined) return null
    if (role.holders.length > 0) return role.id
    next = role.fallbackRoleId
  }
  return null
}
