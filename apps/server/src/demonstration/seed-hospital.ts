import { api } from '@baton/contract'
import type { Actor, Errands } from './errand.ts'
import { administratorEmail, type DemonstrationPerson, people } from './hospital/people.ts'
import { type DemonstrationSite, sites } from './hospital/places.ts'
import { teams } from './hospital/teams.ts'

/** Ids by the names of hospital/. */
export interface SeededHospital {
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

/** Builds the sites, wards and teams, and adds everyone who works there. */
export async function seedHospital(
  errands: Errands,
  administrator: Actor,
  at: Date,
): Promise<SeededHospital> {
  const places = new Map<string, Where>()
  for (const site of sites) await addSite(errands, administrator, at, site, places)
  const actors = new Map<string, Actor>()
  const workplaces = new Map<string, Where>()
  for (const person of people) {
    const where = placeOf(places, person.where)
    actors.set(person.name, await addPerson(errands, administrator, at, person, where))
    workplaces.set(person.name, where)
  }
  const teamIds = new Map<string, string>()
  for (const team of [...wardTeams(), ...teams.map((team) => ({ ...team, where: team.site }))]) {
    const { siteId, placeId } = placeOf(places, team.where)
    const personIds = team.people.map((name) => actorOf(actors, name).personId)
    const input = { name: team.name, kind: team.kind, siteId, placeId, personIds }
    const added = await errands.run(api.identity.addTeam, input, administrator, at)
    teamIds.set(team.name, added.team.id)
  }
  return { people: actors, teams: teamIds, places, workplaces }
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

async function addPerson(
  errands: Errands,
  administrator: Actor,
  at: Date,
  person: DemonstrationPerson,
  where: Where,
): Promise<Actor> {
  const { name, email, profession, grade, specialty, telephone, bleep } = person
  const details = { name, email, profession, grade, specialty, contact: { telephone, bleep }, ...where }
  if (email === administratorEmail) {
    const input = { ...details, personId: administrator.personId }
    await errands.run(api.identity.changePerson, input, administrator, at)
    return administrator
  }
  const added = await errands.run(api.identity.addPerson, { ...details, teamIds: [] }, administrator, at)
  return { organisationId: administrator.organisationId, personId: added.person.id, administrator: false }
}

/** Every ward has a team of those who work there. */
function wardTeams() {
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
