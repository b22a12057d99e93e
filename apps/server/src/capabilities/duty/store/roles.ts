import type { Holder, Role, RoleDetails } from '@baton/contract'
import type { RoleOnBoard } from '@baton/domain/duty/board'
import type { Transaction } from '../../../platform/database/transaction.ts'

interface RoleRow extends Omit<Role, 'contact' | 'holders'> {
  telephone: string | null
  bleep: string | null
  holders: { personId: string; since: string }[]
}

const holders = `coalesce((
    select json_agg(json_build_object('personId', person_id, 'since', since) order by person_id)
      from holding where holding.role_id = role.id and holding.until is null), '[]') as holders`
const columns = `role.id, role.name, role.purpose, role.site_id as "siteId", role.place_id as "placeId",
  role.team_id as "teamId", role.telephone, role.bleep, role.cover, role.holders_at_most as "holdersAtMost",
  role.fallback_role_id as "fallbackRoleId", role.coordinates, role.state, ${holders}`

/** Every role, retired ones too, in no order. */
export async function readAllRoles(transaction: Transaction): Promise<Role[]> {
  const rows = await transaction.query<RoleRow>({
    name: 'duty-roles-all',
    text: `select ${columns} from role where organisation_id = current_organisation()`,
    values: [],
  })
  return rows.map(roleOf)
}

/** Roles by their ids, in no order; those that are not here are left out. */
export async function readRoles(transaction: Transaction, roleIds: readonly string[]): Promise<Role[]> {
  const rows = await transaction.query<RoleRow>({
    name: 'duty-roles-read',
    text: `select ${columns} from role where id = any($1::uuid[])`,
    values: [roleIds],
  })
  return rows.map(roleOf)
}

/** Roles as the rules look at them: all of the organisation, because work falls from one to another. */
export async function readRolesOnBoard(transaction: Transaction): Promise<RoleOnBoard[]> {
  return transaction.query<RoleOnBoard>({
    name: 'duty-roles-on-board',
    text: `select id, cover, holders_at_most as "holdersAtMost", fallback_role_id as "fallbackRoleId", coordinates, state,
                  ever_held as "everHeld",
                  array(select person_id from holding where holding.role_id = role.id and until is null
                         order by since, holding.id) as "holderIds"
             from role where organisation_id = current_organisation()`,
    values: [],
  })
}

/** Those who may be told of what a site's roles have left undone: the ids of coordinating roles, with their sites. */
export async function readCoordinating(
  transaction: Transaction,
): Promise<{ siteId: string | null; personId: string }[]> {
  return transaction.query({
    name: 'duty-coordinating',
    text: `select role.site_id as "siteId", holding.person_id as "personId"
             from role join holding on holding.role_id = role.id and holding.until is null
            where role.organisation_id = current_organisation() and role.coordinates and role.state = 'active'
            order by holding.since, holding.id`,
    values: [],
  })
}

/** Whether another active role has this name. */
export async function isRoleNameTaken(
  transaction: Transaction,
  name: string,
  butId: string,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'duty-role-name-taken',
    text: `select from role where organisation_id = current_organisation() and state = 'active'
              and lower(name) = lower($1) and id <> $2`,
    values: [name, butId],
  })
  return rows.length > 0
}

/** Adds a role, or gives it these details. */
export function saveRole(
  transaction: Transaction,
  organisationId: string,
  roleId: string,
  details: RoleDetails,
): void {
  transaction.write({
    name: 'duty-role-save',
    text: `insert into role (organisation_id, id, name, purpose, site_id, place_id, team_id, telephone, bleep, cover,
                             holders_at_most, fallback_role_id, coordinates)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
           on conflict (id) do update set name = excluded.name, purpose = excluded.purpose, site_id = excluded.site_id,
             place_id = excluded.place_id, team_id = excluded.team_id, telephone = excluded.telephone,
             bleep = excluded.bleep, cover = excluded.cover, holders_at_most = excluded.holders_at_most,
             fallback_role_id = excluded.fallback_role_id, coordinates = excluded.coordinates`,
    values: [
      organisationId,
      roleId,
      details.name,
      details.purpose,
      details.siteId,
      details.placeId,
      details.teamId,
      details.contact.telephone,
      details.contact.bleep,
      JSON.stringify(details.cover),
      details.holdersAtMost,
      details.fallbackRoleId,
      details.coordinates,
    ],
  })
}

/** A retired role takes no more work, from connected organisations neither. */
export function markRetired(transaction: Transaction, roleId: string): void {
  transaction.write({
    name: 'duty-role-retire',
    text: `update role set state = 'retired', reachable = false where id = $1`,
    values: [roleId],
  })
}

function roleOf({ telephone, bleep, holders: held, ...row }: RoleRow): Role {
  return { ...row, contact: { telephone, bleep }, holders: held.map(holderOf) }
}

/** PostgreSQL writes a moment in JSON with its offset and as many digits as it has. */
function holderOf({ personId, since }: { personId: string; since: string }): Holder {
  return { personId, since: new Date(since).toISOString() }
}
