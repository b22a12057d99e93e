import { z } from 'zod'
import { command } from '../../operation.ts'
import { id, typedText } from '../../values.ts'
import { contact, emailAddress, person, personName } from '../people.ts'
import { place, placeKind, placeName, site, siteKind } from '../places.ts'
import { accessCode } from '../sessions.ts'
import { largestTeam, team, teamKind, teamName } from '../teams.ts'

const words = typedText({ max: 80 })

/** What an administrator writes down about a person. */
export const personDetails = z.strictObject({
  name: personName,
  email: emailAddress,
  profession: words,
  grade: words.nullable(),
  specialty: words.nullable(),
  contact,
  siteId: id.nullable(),
  /** In that site. */
  placeId: id.nullable(),
})
export type PersonDetails = z.infer<typeof personDetails>

const onPerson = { personId: id }
const onTeam = { teamId: id }
const somePeople = z.array(id).max(largestTeam)

export const addPerson = command('identity.addPerson', {
  summary: 'Add a person; the answer holds their one-time code, which is shown once',
  input: z.strictObject({ ...personDetails.shape, teamIds: z.array(id).max(50) }),
  output: z.strictObject({ person, access: accessCode }),
  refusals: ['not-found', 'already-exists', 'too-large'],
})

export const changePerson = command('identity.changePerson', {
  summary: 'Correct what is written down about a person; what is left out stays',
  input: personDetails.partial().extend(onPerson),
  output: z.strictObject({ person }),
  refusals: ['not-found', 'already-exists'],
})

export const suspendPerson = command('identity.suspendPerson', {
  summary: 'Suspend a person: they are signed out everywhere at once and cannot sign in',
  input: z.strictObject(onPerson),
  output: z.strictObject({ person }),
  refusals: ['not-found', 'last-administrator'],
})

export const reinstatePerson = command('identity.reinstatePerson', {
  summary: 'Let a suspended person sign in again',
  input: z.strictObject(onPerson),
  output: z.strictObject({ person }),
  refusals: ['not-found'],
})

export const resetAccess = command('identity.resetAccess', {
  summary: 'A one-time code for someone who cannot sign in; their password, passkeys and sessions end now',
  input: z.strictObject(onPerson),
  output: z.strictObject({ access: accessCode }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const makeAdministrator = command('identity.makeAdministrator', {
  summary: 'Make a person an administrator',
  input: z.strictObject(onPerson),
  output: z.strictObject({ person }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const removeAdministrator = command('identity.removeAdministrator', {
  summary: 'Make a person an administrator no longer',
  input: z.strictObject(onPerson),
  output: z.strictObject({ person }),
  refusals: ['not-found', 'last-administrator'],
})

export const addTeam = command('identity.addTeam', {
  summary: 'Add a team',
  input: z.strictObject({
    name: teamName,
    kind: teamKind,
    siteId: id.nullable(),
    placeId: id.nullable(),
    personIds: somePeople,
  }),
  output: z.strictObject({ team }),
  refusals: ['not-found', 'already-exists'],
})

export const renameTeam = command('identity.renameTeam', {
  summary: 'Give a team another name',
  input: z.strictObject({ ...onTeam, name: teamName }),
  output: z.strictObject({ team }),
  refusals: ['not-found', 'already-exists'],
})

export const addTeamMembers = command('identity.addTeamMembers', {
  summary: 'Add people to a team',
  input: z.strictObject({ ...onTeam, personIds: somePeople.min(1) }),
  output: z.strictObject({ team }),
  refusals: ['not-found', 'too-large'],
})

export const removeTeamMember = command('identity.removeTeamMember', {
  summary: 'Take a person out of a team',
  input: z.strictObject({ ...onTeam, ...onPerson }),
  output: z.strictObject({ team }),
  refusals: ['not-found'],
})

export const addSite = command('identity.addSite', {
  summary: 'Add a site',
  input: z.strictObject({ name: placeName, kind: siteKind }),
  output: z.strictObject({ site }),
  refusals: ['already-exists'],
})

export const renameSite = command('identity.renameSite', {
  summary: 'Give a site another name',
  input: z.strictObject({ siteId: id, name: placeName }),
  output: z.strictObject({ site }),
  refusals: ['not-found', 'already-exists'],
})

const bed = z.strictObject({ kind: placeKind, name: placeName })
const bay = bed.extend({ inside: z.array(bed).max(60).default([]) })

export const addPlace = command('identity.addPlace', {
  summary: 'Add a place with the places in it: a ward with its bays and their beds',
  input: z.strictObject({
    siteId: id,
    parentId: id.nullable(),
    kind: placeKind,
    name: placeName,
    inside: z.array(bay).max(60).default([]),
  }),
  /** The new place first, then those inside it. */
  output: z.strictObject({ places: z.array(place) }),
  refusals: ['not-found', 'already-exists', 'too-large'],
})

export const renamePlace = command('identity.renamePlace', {
  summary: 'Give a place another name',
  input: z.strictObject({ placeId: id, name: placeName }),
  output: z.strictObject({ place }),
  refusals: ['not-found', 'already-exists'],
})
