import { z } from 'zod'
import { command, nothing, query } from '../../operation.ts'
import { id, numberInQuery, position } from '../../values.ts'
import { contact, person } from '../people.ts'
import { place, site } from '../places.ts'
import { team, teamSummary } from '../teams.ts'

/** Every `position` here is that of the organisation's stream (RT6). */

/** A person as a list of results shows them. */
export const directoryEntry = z.strictObject({
  person,
  /** "Ward 7, Royal Infirmary"; `null` when no place is known. */
  where: z.string().nullable(),
  /** Names of their teams, the best matching first, at most three. */
  teams: z.array(z.string()),
})
export type DirectoryEntry = z.infer<typeof directoryEntry>

export const searchDirectory = query('identity.searchDirectory', {
  summary:
    'People and teams by any words of name, profession, specialty, team or place; without words, everyone by name',
  input: z.strictObject({
    text: z.string().trim().max(100).default(''),
    siteId: id.optional(),
    teamId: id.optional(),
    /** An administrator also finds people who are suspended. */
    everyone: z.enum(['true', 'false']).optional(),
    cursor: z.string().max(300).optional(),
    limit: numberInQuery.pipe(z.int().min(1).max(100)).optional(),
  }),
  output: z.strictObject({
    /** Best first, or by name when there are no words. */
    people: z.array(directoryEntry),
    /** At most ten, on the first page only. */
    teams: z.array(teamSummary),
    nextCursor: z.string().nullable(),
  }),
})

export const peopleByIds = query('identity.peopleByIds', {
  summary: 'People by their ids, for showing names; ids that are not here are left out',
  input: z.strictObject({
    ids: z
      .string()
      .max(37 * 200)
      .transform((list) => list.split(','))
      .pipe(z.array(id).min(1).max(200)),
  }),
  output: z.strictObject({ people: z.array(person), position }),
})

export const openPerson = query('identity.openPerson', {
  summary: "A person's profile card",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({
    person,
    where: z.string().nullable(),
    teams: z.array(teamSummary),
    position,
  }),
  refusals: ['not-found'],
})

export const setMyContact = command('identity.setMyContact', {
  summary: 'How colleagues reach me apart from Baton',
  input: contact,
  output: z.strictObject({ person }),
})

export const listTeams = query('identity.listTeams', {
  summary: 'All teams by name, and which of them are mine',
  input: nothing,
  output: z.strictObject({ teams: z.array(teamSummary), myTeamIds: z.array(id), position }),
})

export const openTeam = query('identity.openTeam', {
  summary: 'A team and its people, by name',
  input: z.strictObject({ teamId: id }),
  output: z.strictObject({ team, people: z.array(person), position }),
  refusals: ['not-found'],
})

export const listPlaces = query('identity.listPlaces', {
  summary: 'The sites, and the places in them; by name, numbers in their natural order',
  input: nothing,
  output: z.strictObject({ sites: z.array(site), places: z.array(place), position }),
})
