import type { PatientRelation } from '@baton/contract'

/** What somebody is in the hospital at a moment, as far as it brings patients to them. */
export interface Standing {
  /** Where they are on duty, with every place around it; empty off duty. */
  readonly dutyPlaceIds: ReadonlySet<string>
  readonly roles: readonly HeldRole[]
  /** Where the teams are that they belong to. */
  readonly teamPlaceIds: ReadonlySet<string>
}

export interface HeldRole {
  readonly siteId: string | null
  readonly placeId: string | null
  readonly coordinates: boolean
}

/** A ward with its site. */
export interface WardAt {
  readonly wardId: string
  readonly siteId: string
}

/** What one person and one patient have to do with each other apart from where they are. */
export interface Ties {
  /** Has them on a list that they own or that is shared with them. */
  readonly onList: boolean
  /** A task concerns both. */
  readonly task: boolean
  /** When they entered the patient, if they did. */
  readonly enteredAt: Date | null
  /** Until when a reason that they gave holds. */
  readonly glassUntil: Date | null
}

export const noTies: Ties = { onList: false, task: false, enteredAt: null, glassUntil: null }

/** For so long somebody who entered a patient sees them for that alone. */
export const enteredHours = 24
/** For so long a reason holds. */
export const glassMinutes = 60

/** Why somebody may see a patient (PAT10–PAT15); empty: they may not. */
export function relationsOf(
  standing: Standing,
  ward: WardAt | null,
  ties: Ties,
  at: Date,
): PatientRelation[] {
  const relations = ward === null ? [] : relationsToWard(standing, ward)
  if (ties.onList) relations.push('list')
  if (ties.task) relations.push('task')
  if (ties.enteredAt !== null && at.getTime() - ties.enteredAt.getTime() < enteredHours * 3_600_000)
    relations.push('entered')
  if (ties.glassUntil !== null && at < ties.glassUntil) relations.push('break-glass')
  return relations
}

/** Why somebody may open a ward's list (PAT10–PAT13). */
export function relationsToWard(standing: Standing, { wardId, siteId }: WardAt): PatientRelation[] {
  const relations: PatientRelation[] = []
  if (standing.dutyPlaceIds.has(wardId)) relations.push('ward')
  if (standing.roles.some((role) => isOfWard(role, { wardId, siteId }))) relations.push('role')
  if (standing.teamPlaceIds.has(wardId)) relations.push('team')
  if (standing.roles.some((role) => coordinatesAt(role, siteId))) relations.push('coordinator')
  return relations
}

/** Whether a ward is somebody's own, or only within what they cover. */
export function isOwnWard(standing: Standing, wardId: string): boolean {
  return (
    standing.dutyPlaceIds.has(wardId) ||
    standing.teamPlaceIds.has(wardId) ||
    standing.roles.some(({ placeId }) => placeId === wardId)
  )
}

/** Whether holding a role brings a ward's patients (PAT11, PAT13). */
export function covers(role: HeldRole, ward: WardAt): boolean {
  return isOfWard(role, ward) || coordinatesAt(role, ward.siteId)
}

function isOfWard(role: HeldRole, { wardId, siteId }: WardAt): boolean {
  return role.placeId === null ? role.siteId === siteId : role.placeId === wardId
}

function coordinatesAt(role: HeldRole, siteId: string): boolean {
  return role.coordinates && (role.siteId ?? siteId) === siteId
}
