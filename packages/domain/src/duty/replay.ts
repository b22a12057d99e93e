import type {
  api,
  Delivered,
  Duty,
  dutyOrganisationEvents,
  dutyPersonEvents,
  OutputOf,
  Override,
  Role,
  RoleOffer,
} from '@baton/contract'
import {
  already,
  type Effects,
  effectOf,
  isOn,
  type Replayed,
  replay,
  type Viewer,
} from '../messaging/replay.ts'

/** Every role with its holders, as `duty.listRoles` answers. */
export type Roles = OutputOf<typeof api.duty.listRoles>
/** Everyone who is on duty, as `duty.listDuty` answers when nobody is named. */
export type Duties = OutputOf<typeof api.duty.listDuty>
/** Whether I am on duty and what I hold, as `duty.myDuty` answers. */
export type MyDuty = OutputOf<typeof api.duty.myDuty>

/** The roles after an event of the organisation's stream (RT13). */
export function applyToRoles(roles: Roles, delivered: Delivered, viewer: Viewer): Replayed<Roles> {
  return isOn('organisation', delivered) ? replay(rolesEffects, roles, delivered, viewer) : already
}

/** Who is on duty after an event of the organisation's stream (RT13). */
export function applyToDuties(duties: Duties, delivered: Delivered, viewer: Viewer): Replayed<Duties> {
  return isOn('organisation', delivered) ? replay(dutiesEffects, duties, delivered, viewer) : already
}

/**
 * My own duty after an event (RT13). Its position is that of my own stream; events of the organisation's stream carry
 * whole things, so they are laid over it as they come. What the rota proposes follows the clock, not events.
 */
export function applyToMyDuty(mine: MyDuty, delivered: Delivered, viewer: Viewer): Replayed<MyDuty> {
  if (isOn('person', delivered)) return replay(ownEffects, mine, delivered, viewer)
  if (!isOn('organisation', delivered)) return already
  const state = effectOf(shownEffects, mine, delivered, viewer)
  return state === null || state === mine ? already : { outcome: 'applied', state }
}

/** The order of a list of roles: by name as people read it, then by id. */
export function byRoleName(a: Pick<Role, 'id' | 'name'>, b: Pick<Role, 'id' | 'name'>): number {
  return names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}

const names = new Intl.Collator('en-GB', { numeric: true })

type OrganisationEffects<State> = Effects<'organisation', State, keyof typeof dutyOrganisationEvents>

const rolesEffects: OrganisationEffects<Roles> = {
  'role.changed': (roles, { role }) => ({ ...roles, roles: withRole(roles.roles, role) }),
  'duty.changed': (roles) => roles,
  'visitorDuty.changed': (roles) => roles,
  'rota.changed': (roles) => roles,
}

const dutiesEffects: OrganisationEffects<Duties> = {
  'role.changed': (duties) => duties,
  'duty.changed': (duties, { duty }) => ({ ...duties, duties: withDuty(duties.duties, duty) }),
  'visitorDuty.changed': (duties) => duties,
  'rota.changed': (duties) => duties,
}

const shownEffects: OrganisationEffects<MyDuty> = {
  'role.changed': (mine, { role }, { personId }) => {
    const isMine = role.state === 'active' && role.holders.some((holder) => holder.personId === personId)
    const others = mine.holding.filter(({ id }) => id !== role.id)
    if (!isMine && others.length === mine.holding.length) return mine
    return { ...mine, holding: isMine ? withRole(others, role) : others }
  },
  'duty.changed': (mine, { duty }, { personId }) => (duty.personId === personId ? { ...mine, duty } : mine),
  'visitorDuty.changed': (mine) => mine,
  'rota.changed': (mine) => mine,
}

const ownEffects: Effects<'person', MyDuty, keyof typeof dutyPersonEvents> = {
  'role.offered': (mine, { offer }) => ({ ...mine, offers: withOffer(mine.offers, offer) }),
  // The role itself says who holds it now; this says to whom it went.
  'role.displaced': (mine) => mine,
  'override.changed': (mine, { override }, { personId }) => ({
    ...mine,
    overrides: withOverride(mine.overrides, override, personId),
  }),
}

function withRole(roles: readonly Role[], role: Role): Role[] {
  return [...roles.filter(({ id }) => id !== role.id), role].sort(byRoleName)
}

function withDuty(duties: readonly Duty[], duty: Duty): Duty[] {
  const others = duties.filter(({ personId }) => personId !== duty.personId)
  if (duty.state === 'off') return others
  return [...others, duty].sort((a, b) => (a.personId < b.personId ? -1 : 1))
}

/** Only one that names me and was not ended is listed; the oldest first. */
function withOverride(overrides: readonly Override[], override: Override, personId: string): Override[] {
  const others = overrides.filter(({ id }) => id !== override.id)
  if (override.endedAt !== null || !override.personIds.includes(personId)) return others
  return [...others, override].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Only an offer that waits for an answer is listed; the oldest first. */
function withOffer(offers: readonly RoleOffer[], offer: RoleOffer): RoleOffer[] {
  const others = offers.filter(({ id }) => id !== offer.id)
  if (offer.state !== 'waiting') return others
  return [...others, offer].sort((a, b) => (a.id < b.id ? -1 : 1))
}
