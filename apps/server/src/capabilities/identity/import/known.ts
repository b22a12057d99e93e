import type { ImportRow, Place, Site, TeamSummary } from '@baton/contract'
import { largestTeam } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { readTakenEmails } from '../store/people.ts'
import { readPlaces, readSites } from '../store/places.ts'
import { readTeamSummaries } from '../store/teams.ts'

type Problem = ImportRow['problems'][number]

/** What the organisation has already, by the names that a list uses. */
export interface Known {
  takenEmails: ReadonlySet<string>
  findWhere(
    site: string | undefined,
    place: string | undefined,
  ): { siteId: string | null; placeId: string | null; problems: Problem[] }
  findTeams(teams: string | undefined): { teamIds: string[]; problems: Problem[] }
}

/** Reads what the organisation has, once for the whole list. */
export async function readKnown(transaction: Transaction, emails: readonly string[]): Promise<Known> {
  const takenEmails = await readTakenEmails(transaction, emails)
  const sites = await readSites(transaction)
  const places = await readPlaces(transaction)
  const teams = await readTeamSummaries(transaction)
  return {
    takenEmails,
    findWhere: (site, place) => findWhere(sites, places, site, place),
    findTeams: (names) => findTeams(teams, names),
  }
}

function findWhere(
  sites: readonly Site[],
  places: readonly Place[],
  siteName: string | undefined,
  placeName: string | undefined,
): ReturnType<Known['findWhere']> {
  const site = siteName === undefined ? undefined : sites.find(({ name }) => same(name, siteName))
  if (siteName !== undefined && site === undefined) return nowhere('site', 'is not a site here')
  if (placeName === undefined) return { siteId: site?.id ?? null, placeId: null, problems: [] }
  const found = places.filter(
    (place) => same(place.name, placeName) && (site === undefined || place.siteId === site.id),
  )
  const [place] = found
  if (place === undefined) return nowhere('place', 'is not a place here')
  if (found.length > 1) return nowhere('place', 'is the name of several places')
  return { siteId: place.siteId, placeId: place.id, problems: [] }
}

function nowhere(field: 'site' | 'place', problem: string): ReturnType<Known['findWhere']> {
  return { siteId: null, placeId: null, problems: [{ field, problem }] }
}

function findTeams(teams: readonly TeamSummary[], names: string | undefined): ReturnType<Known['findTeams']> {
  if (names === undefined) return { teamIds: [], problems: [] }
  const whole = teams.find(({ name }) => same(name, names))
  const wanted = whole
    ? [whole.name]
    : names
        .split(/[;|,]/)
        .map((name) => name.trim())
        .filter(Boolean)
  const found = wanted.map((wantedName) => teams.find(({ name }) => same(name, wantedName)))
  const problems: Problem[] = []
  if (found.includes(undefined)) problems.push({ field: 'teams', problem: 'names a team that is not here' })
  if (found.some((team) => team !== undefined && team.memberCount >= largestTeam)) {
    problems.push({ field: 'teams', problem: 'names a team that is full' })
  }
  return { teamIds: [...new Set(found.flatMap((team) => team?.id ?? []))], problems }
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
