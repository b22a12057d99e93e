import type { Migration } from '../../platform/database/migrate.ts'
import type { FindCaller } from '../../platform/http/routes.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import { watchAffiliations } from './affiliations/watch.ts'
import { Directories } from './directory/directories.ts'
import { identityHandlers } from './handlers.ts'
import type { IdentityParts } from './parts.ts'
import { findCaller } from './sessions/find-caller.ts'
import { LiveSessions } from './sessions/live-sessions.ts'
import { type Attempt, beginAttempt } from './sign-in/attempts.ts'

export { readableOwnStreams } from './audience.ts'
export { hydrateIdentity } from './hydrate.ts'
export { readTable } from './import/read-table.ts'
export type { IdentityParts } from './parts.ts'
export {
  activeAmong,
  activeByEmail,
  activeWithVisitors,
  administratorsOf,
  contactsOf,
  membersOfTeams,
  namesOf,
  peopleAt,
  peopleOfProfession,
  visitorsAmong,
} from './roll.ts'
export type { LiveSessions } from './sessions/live-sessions.ts'
export {
  createOrganisation,
  type Founded,
  type Founding,
  resetAccessAtConsole,
  type SetUpParts,
} from './set-up.ts'
export { areAffiliated, readAffiliated as affiliatedWith } from './store/affiliations.ts'
export { findOrganisations, readOrganisation as organisationOf } from './store/organisations.ts'
export { readPeople as peopleByIds } from './store/people.ts'
export { findPeopleByEmail } from './store/people-system.ts'
export {
  isWhere,
  readPlaces as allPlaces,
  readPlacesAround as placesAround,
  readPlacesByIds as placesByIds,
  readPlacesWithin as placesWithin,
  readSitesByIds as sitesByIds,
} from './store/places.ts'
export { readTeamMembersAt as teamMembersAt, readTeamsOfPeople as teamsOfPeople } from './store/roll.ts'
export { endEverySession, readSessionsThatWake as sessionsThatWake } from './store/sessions.ts'
export { readTeams as teamsByIds, readTeamsOf as teamsOf } from './store/teams.ts'
export { findVisitsOf as visitsOf, type Home } from './store/visitors.ts'
export { carryActsHome } from './visits/carry-acts-home.ts'
export { readVisitorsHere as visitorsHere } from './visits/store.ts'

/** Who people are: organisations, places, teams, staff, and their sessions. */
export interface IdentityCapability {
  handlers: Handler[]
  /** Finds who is asking, for the HTTP edge. */
  findCaller: FindCaller
  /** Fits realtime's `Sessions`. */
  sessions: LiveSessions
  /** Begins to bring level what one organisation did and another has yet to hear of. Returns how to stop. */
  watchAffiliations(): () => Promise<void>
  /** Counts attempts at another door than signing in, from an address; `null` when it must wait (IDN8). */
  beginAttempt(given: { door: string; address: string }): Promise<Attempt | null>
}

export const identityMigrations: readonly Migration[] = [
  '0001-people',
  '0002-signing-in',
  '0003-idle-sessions',
  '0004-affiliations',
  '0005-homes',
].map((name) => ({
  name: `identity/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts identity together. `sessions.startSweeping()` is the caller's to start and to stop. */
export function createIdentity(parts: IdentityParts): IdentityCapability {
  const sessions = new LiveSessions(parts)
  const identity = { ...parts, sessions, directories: new Directories() }
  return {
    handlers: identityHandlers(identity),
    findCaller: (request, reply, how) => findCaller(identity, request, reply, how),
    sessions,
    watchAffiliations: () => watchAffiliations(identity),
    beginAttempt: (given) => beginAttempt(identity, { ...given, account: null }),
  }
}
