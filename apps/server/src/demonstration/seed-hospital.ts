import { api } from '@baton/contract'
import type { Founded, Founding } from '../capabilities/identity/index.ts'
import type { Actor, Errands } from './errand.ts'
import type { DemonstrationPerson } from './hospital/people.ts'
import type { DemonstrationSite } from './hospital/places.ts'
import type { DemonstrationTeam } from './hospital/teams.ts'

/** An organisation of the demonstration as it is written down. */
export interface WrittenOrganisation {
  name: string
  /** Signs in first and adds the others. */
  administratorEmail: string
  sites: readonly DemonstrationSite[]
  people: readonly DemonstrationPerson[]
  /** Beside those of the wards. */
  teams: readonly DemonstrationTeam[]
}

/** Ids by the names in which it is written down. */
export interface SeededHospital {
  administrator: Actor
  people: ReadonlyMap<string, Actor>
  teams: ReadonlyMap<string, string>
  /** Sites and wards. */
  places: ReadonlyMap<string, Where>
  /** Where each person works. */
  workplaces: ReadonlyMap<string, Where>
}

interface Where {
  siteId: string
  placeId: string | null
}

/** Founds an organisation, builds its sites, wards and teams, and adds everyone who works there. */
export async function seedHospital(
  found: (founding: Founding) => Promise<Founded>,
  errands: Errands,
  written: WrittenOrganisation,
  at: Date,
): Promise<SeededHospital> {
  const administrator = await foundBy(found, written)
  const places = new Map<string, Where>()
  for (const site of written.sites) await addSite(errands, administrator, at, site, places)
  const actors = new Map<string, Actor>()
  const workplaces = new Map<string, Where>()
  for (const person of written.people) {
    const where = placeOf(places, person.where)
    const isFirst = person.email === written.administratorEmail
    const add = isFirst ? completeAdministrator : addPerson
    actors.set(person.name, await add(errands, administrator, at, detailsOf(person, where)))
    workplaces.set(person.name, where)
  }
  const teamIds = new Map<string, string>()
  const teams = [...wardTeams(written), ...written.teams.map((team) => ({ ...team, where: team.site }))]
  for (const team of teams) {
    const { siteId, placeId } = placeOf(places, team.where)
    const personIds = team.people.map((name) => actorOf(actors, name).personId)
    const input = { name: team.name, kind: team.kind, siteId, placeId, personIds }
    const added = await errands.run(api.identity.addTeam, input, administrator, at)
    teamIds.set(team.name, added.team.id)
  }
  return { administrator, people: actors, teams: teamIds, places, workplaces }
}

async function foundBy(
  found: (founding: Founding) => Promise<Founded>,
  { name, administratorEmail, people }: WrittenOrganisation,
): Promise<Actor> {
  const first = people.find(({ email }) => email === administratorEmail)
  if (first === undefined) throw new Error(`${name} has no administrator`)
  const administrator = { name: first.name, email: first.email, profession: first.profession }
  const { organisationId, administratorId } = await found({ name, administrator, demonstration: true })
  return { organisationId, personId: administratorId, administrator: true }
}

async function addSite(
  errands: Errands,
  administrator: Actor,
  at: Date,
  { name, kind, wards }: DemonstrationSite,
  places: Map<string, Where>,
): Promise<void> {
  const { site } = await errands.run(api.identity.addSite, { name, kind }, administrator, at)
  places.set(name, { siteId: site.id, placeId: null })
  for (const ward of wards) {
    const inside = baysOf(ward.bays, ward.beds)
    const input = { siteId: site.id, parentId: null, kind: 'ward' as const, name: ward.name, inside }
    const added = await errands.run(api.identity.addPlace, input, administrator, at)
    places.set(ward.name, { siteId: site.id, placeId: added.places[0]?.id ?? null })
  }
}

/** Bays A, B, … with beds A1, A2, …, and two side rooms. */
function baysOf(bays: number, beds: number) {
  const letters = Array.from({ length: bays }, (_, bay) => String.fromCharCode(65 + bay))
  const open = letters.map((letter) => ({
    kind: 'bay' as const,
    name: `Bay ${letter}`,
    inside: Array.from({ length: beds }, (_, bed) => ({ kind: 'bed' as const, name: `${letter}${bed + 1}` })),
  }))
  const rooms = [1, 2].map((room) => ({ kind: 'room' as const, name: `Side room ${room}`, inside: [] }))
  return [...open, ...rooms]
}

function detailsOf({ where: _, telephone, bleep, ...person }: DemonstrationPerson, where: Where) {
  return { ...person, contact: { telephone, bleep }, ...where }
}

async function addPerson(
  errands: Errands,
  administrator: Actor,
  at: Date,
  details: ReturnType<typeof detailsOf>,
): Promise<Actor> {
  const added = await errands.run(api.identity.addPerson, { ...details, teamIds: [] }, administrator, at)
  return { organisationId: administrator.organisationId, personId: added.person.id, administrator: false }
}

/** Whoever founded it has a name and an address, and nothing else yet. */
async function completeAdministrator(
  errands: Errands,
  administrator: Actor,
  at: Date,
  details: ReturnType<typeof detailsOf>,
): Promise<Actor> {
  const input = { ...details, personId: administrator.personId }
  await errands.run(api.identity.changePerson, input, administrator, at)
  return administrator
}

/** Every ward has a team of those who work there. */
function wardTeams({ sites, people }: WrittenOrganisation) {
  const wards = sites.flatMap((site) => site.wards.map((ward) => ward.name))
  return wards.map((where) => ({
    name: where,
    kind: 'ward' as const,
    where,
    people: people.filter((person) => person.where === where).map((person) => person.name),
  }))
}

/** The site or ward of that name. */
export function placeOf(places: ReadonlyMap<string, Where>, name: string): Where {
  const place = places.get(name)
  if (place === undefined) throw new Error(`the demonstration has no place ${name}`)
  return place
}

/** The person of that name. */
export function actorOf(actors: ReadonlyMap<string, Actor>, name: string): Actor {
  const actor = actors.get(name)
  if (actor === undefined) throw new Error(`the demonstration has no ${name}`)
  return actor
}
