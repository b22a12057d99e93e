import type { RoleDetails } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { isWhere, teamsByIds } from '../../identity/index.ts'
import { readRoles } from '../store/roles.ts'

/** Whether the site, place, team and fallback role that a role names are of this organisation. */
export async function areDetailsHere(
  transaction: Transaction,
  { siteId, placeId, teamId, fallbackRoleId }: RoleDetails,
): Promise<boolean> {
  if (!(await isWhere(transaction, { siteId, placeId }))) return false
  if (teamId !== null && (await teamsByIds(transaction, [teamId])).length === 0) return false
  if (fallbackRoleId === null) return true
  const [fallback] = await readRoles(transaction, [fallbackRoleId])
  return fallback?.state === 'active'
}
