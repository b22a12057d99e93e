import type { WrittenOrganisation } from '../seed-hospital.ts'
import { administratorEmail, people } from './people.ts'
import { organisationName, sites } from './places.ts'
import { teams } from './teams.ts'

/** The demonstration's hospital, with its community hospital, a practice and a care home. */
export const stBrannocs: WrittenOrganisation = {
  name: organisationName,
  administratorEmail,
  sites,
  people,
  teams,
}
