import type { Role } from '@baton/contract'
import { whoHas } from '@baton/domain/duty/fall-back'
import { type Reachable, reachable } from '@baton/domain/duty/reachable'
import type { Transaction } from '../../platform/database/transaction.ts'
import { activeAmong, activeWithVisitors, membersOfTeams } from '../identity/index.ts'
import { type DutyNow, neverOnDuty, plainDutyOf } from './duty-of.ts'
import { type DutyRow, readDuties, readOffDuty, readOnDuty } from './store/duties.ts'
import { readOverridesNaming } from './store/overrides.ts'
import { readCoordinating, readRoles, readRolesOnBoard } from './store/roles.ts'
import { type HeldRoleRow, readHeldBy, readPlacesOnDuty } from './store/work.ts'

/**
 * Who has the work of each role now: its holders; where nobody holds it those of its fallback role, and so on (DUT11).
 * Nobody at all is an empty list; a role that is not here has no entry.
 */
export async function holdersOf(
  transaction: Transaction,
  roleIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (roleIds.length === 0) return new Map()
  const all = await readRolesOnBoard(transaction)
  const roles = new Map(all.map((role) => [role.id, role]))
  const here = roleIds.filter((id) => roles.has(id))
  return new Map(here.map((id) => [id, [...(whoHas({ roles }, id)?.personIds ?? [])]]))
}

/**
 * The duty of each of these people. Whoever must not be overtaken by somebody's signing off locks that person's stream
 * first: signing off does so too.
 */
export async function dutiesOf(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, DutyNow>> {
  const rows = await rowsOf(transaction, personIds)
  return new Map(personIds.map((id) => [id, plainDutyOf(rows.get(id) ?? neverOnDuty('', id))]))
}

/** The duty of everyone who is on duty, by their ids. */
export async function dutiesNow(transaction: Transaction): Promise<DutyNow[]> {
  return (await readOnDuty(transaction)).map(plainDutyOf)
}

/**
 * Those of these people who may be reached at a moment, and why; who may not has no entry (DUT17). A visitor is reached
 * like anybody: it is what is asked of them that is not open (`callableAmong`).
 */
export async function reachableAmong(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, Reachable>> {
  const [rows, overrides, active] = await Promise.all([
    rowsOf(transaction, personIds),
    readOverridesNaming(transaction, personIds, at),
    activeWithVisitors(transaction, personIds),
  ])
  const naming = Map.groupBy(overrides, ({ personId }) => personId)
  const found = new Map<string, Reachable>()
  for (const personId of active) {
    const how = reachable(rows.get(personId)?.state === 'on', naming.get(personId) ?? [], at)
    if (how !== null) found.set(personId, how)
  }
  return found
}

/** The same of those who work here: nobody of a connected organisation is called to something urgent (AFF8). */
export async function callableAmong(
  transaction: Transaction,
  personIds: readonly string[],
  at: Date,
): Promise<Map<string, Reachable>> {
  return reachableAmong(transaction, [...(await activeAmong(transaction, personIds))], at)
}

/** These roles with their holders; one that is not here has no entry. */
export async function rolesByIds(
  transaction: Transaction,
  roleIds: readonly string[],
): Promise<Map<string, Role>> {
  const roles = await readRoles(transaction, roleIds)
  return new Map(roles.map((role) => [role.id, role]))
}

/**
 * Who coordinates a site: the holders of coordinating roles of that site and of those that name none. Where the site
 * is not known, or nobody coordinates it, everyone who coordinates anything.
 */
export async function coordinatorsOf(transaction: Transaction, siteId: string | null): Promise<string[]> {
  const all = await readCoordinating(transaction)
  const here = all.filter((one) => one.siteId === null || one.siteId === siteId)
  const those = siteId === null || here.length === 0 ? all : here
  return [...new Set(those.map(({ personId }) => personId))]
}

/** Where each of these people is on duty, and what they hold. */
export async function workOf(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<Map<string, { placeId: string | null; roles: HeldRoleRow[] }>> {
  const [places, held] = await Promise.all([
    readPlacesOnDuty(transaction, personIds),
    readHeldBy(transaction, personIds),
  ])
  const placeOf = new Map(places.map(({ personId, placeId }) => [personId, placeId]))
  const rolesOf = Map.groupBy(held, ({ personId }) => personId)
  return new Map(
    personIds.map((id) => [id, { placeId: placeOf.get(id) ?? null, roles: rolesOf.get(id) ?? [] }]),
  )
}

/** Who of each of these teams is on duty now; a team that is not here has no entry. */
export async function onDutyOfTeams(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<Map<string, string[]>> {
  const members = await membersOfTeams(transaction, teamIds)
  const rows = await rowsOf(transaction, [...new Set([...members.values()].flat())])
  const onDuty = (personId: string) => rows.get(personId)?.state === 'on'
  return new Map([...members].map(([teamId, personIds]) => [teamId, personIds.filter(onDuty)]))
}

/** When these people were off duty between two moments. */
export function offDutyPeriods(
  transaction: Transaction,
  personIds: readonly string[],
  from: Date,
  until: Date,
): Promise<{ personId: string; from: Date; until: Date }[]> {
  return readOffDuty(transaction, personIds, from, until)
}

async function rowsOf(transaction: Transaction, personIds: readonly string[]): Promise<Map<string, DutyRow>> {
  const rows = await readDuties(transaction, personIds)
  return new Map(rows.map((row) => [row.personId, row]))
}
