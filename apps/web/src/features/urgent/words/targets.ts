import type { Organisation, Role, RungTarget } from '@baton/contract'
import { type FindPerson, nameOf } from '../../messaging/people.ts'

/** What is needed to put roles, people and teams of an urgent item into words. */
export interface UrgentNaming {
  readonly viewerId: string
  /** The connected organisation where all of this is; absent at home. */
  readonly visited?: Organisation
  readonly find: FindPerson
  readonly roles: ReadonlyMap<string, Role>
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

/** “Medical registrar on call”, “Dr Tom Reilly”, “Outreach”. */
export function targetName({ kind, id }: RungTarget, naming: UrgentNaming): string {
  if (kind === 'person') return id === naming.viewerId ? 'you' : nameOf(naming.find, id)
  if (kind === 'role') return naming.roles.get(id)?.name ?? 'a role'
  return naming.teams.find((team) => team.id === id)?.name ?? 'a team'
}

/** With who that is now: “Medical registrar on call (Dr Tom Reilly)”. */
export function targetWithHolders(target: RungTarget, naming: UrgentNaming): string {
  const name = targetName(target, naming)
  if (target.kind !== 'role') return name
  const role = naming.roles.get(target.id)
  // A visitor is not told of every role: who holds it is not known then.
  if (!role) return name
  const { holders } = role
  if (holders.length === 0) return `${name} (nobody now)`
  return `${name} (${holders.map(({ personId }) => personName(personId, naming)).join(', ')})`
}

/** Roles of my own place first, then those of my site, then the others; each by name. */
export function nearestFirst(roles: Iterable<Role>, { viewerId, find }: UrgentNaming): Role[] {
  const me = find(viewerId)
  const distance = ({ placeId, siteId }: Role) => {
    if (placeId !== null && placeId === me?.placeId) return 0
    return siteId === null || siteId === me?.siteId ? 1 : 2
  }
  return [...roles].sort((a, b) => distance(a) - distance(b) || a.name.localeCompare(b.name, 'en-GB'))
}

export function personName(personId: string, { viewerId, find }: UrgentNaming): string {
  return personId === viewerId ? 'you' : nameOf(find, personId)
}

/** At the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
