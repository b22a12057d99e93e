import type { Transaction } from '../../../platform/database/transaction.ts'
import type { MessagingParts } from '../parts.ts'

/**
 * Who acts for each of these roles now: its holders, or, where nobody holds it, those of its fallback. Nobody for one
 * that is retired.
 */
export async function holdersNow(
  transaction: Transaction,
  { duty, people }: Pick<MessagingParts, 'duty' | 'people'>,
  roleIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const [roles, holders] = await Promise.all([
    duty.rolesByIds(transaction, roleIds),
    duty.holdersOf(transaction, roleIds),
  ])
  const active = await people.activeAmong(transaction, [...new Set([...holders.values()].flat())])
  return new Map(
    roleIds.map((roleId) => {
      const working = roles.get(roleId)?.state === 'active'
      const personIds = working ? (holders.get(roleId) ?? []) : []
      return [roleId, new Set(personIds.filter((personId) => active.has(personId)))]
    }),
  )
}

/** Whether this person holds that role now, so that they may speak in its name (MSG27). */
export async function holds(
  transaction: Transaction,
  { duty }: Pick<MessagingParts, 'duty'>,
  personId: string,
  roleId: string,
): Promise<boolean> {
  const role = (await duty.rolesByIds(transaction, [roleId])).get(roleId)
  return role?.holders.some((holder) => holder.personId === personId) ?? false
}
