import { api, type ReachableRole } from '@baton/contract'
import { byRoleName } from '@baton/domain/duty/replay'
import { inSystemTransaction } from '../../../platform/database/transaction.ts'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { affiliatedWith, sitesByIds } from '../../identity/index.ts'
import type { DutyParts } from '../parts.ts'
import { type ReachableRow, readReachableOf } from '../store/reachable.ts'

/** The roles that the viewer may turn to in connected organisations, by organisation and name (AFF8). */
export function listReachableElsewhere(parts: DutyParts): Handler {
  return handleQuery(api.duty.listReachableElsewhere, async ({ transaction }) => {
    const connected = (await affiliatedWith(transaction)).toSorted(byRoleName)
    const rolesOf = await reachableRolesOf(
      parts,
      connected.map(({ id }) => id),
    )
    return answer({
      organisations: connected.map((organisation) => ({
        organisation,
        roles: (rolesOf.get(organisation.id) ?? []).sort(byRoleName),
      })),
    })
  })
}

/**
 * By organisation: the roles that each named for the people of connected ones. Read as the system, since row-level
 * security hides other organisations: of those that are named here, and nothing that is not on a reachable role's card.
 */
async function reachableRolesOf(
  { database }: Pick<DutyParts, 'database'>,
  organisationIds: readonly string[],
): Promise<Map<string, ReachableRole[]>> {
  if (organisationIds.length === 0) return new Map()
  return inSystemTransaction(database.system, async (transaction) => {
    const rows = await readReachableOf(transaction, organisationIds)
    const sites = await sitesByIds(transaction, [...new Set(rows.flatMap(({ siteId }) => siteId ?? []))])
    const nameOf = new Map(sites.map(({ id, name }) => [id, name]))
    const byOrganisation = Map.groupBy(rows, ({ organisationId }) => organisationId)
    return new Map([...byOrganisation].map(([id, theirs]) => [id, theirs.map((row) => cardOf(row, nameOf))]))
  })
}

function cardOf(
  { id, name, purpose, siteId }: ReachableRow,
  siteNames: ReadonlyMap<string, string>,
): ReachableRole {
  return { id, name, purpose, site: siteId === null ? null : (siteNames.get(siteId) ?? null) }
}
