import type { RungTarget } from '@baton/contract'
import type { EscalationParts } from '../parts.ts'
import type { Deed } from './deed.ts'

/** Fallback roles are followed so far; a circle of them ends here. */
const farthest = 10

/**
 * The role through which each of these people is called: the one that the rung names, or the fallback role that they
 * hold in its stead, so that what they accept moves with the role that they have.
 */
export async function rolesThrough(
  { transaction }: Deed,
  { duty }: EscalationParts,
  target: RungTarget | undefined,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const through = new Map<string, string>()
  if (target?.kind !== 'role') return through
  let roleId: string | null = target.id
  for (let step = 0; roleId !== null && step < farthest && through.size < personIds.length; step += 1) {
    const role = (await duty.rolesByIds(transaction, [roleId])).get(roleId)
    for (const { personId } of role?.holders ?? []) {
      if (personIds.includes(personId) && !through.has(personId)) through.set(personId, roleId)
    }
    roleId = role?.fallbackRoleId ?? null
  }
  for (const personId of personIds) if (!through.has(personId)) through.set(personId, target.id)
  return through
}
