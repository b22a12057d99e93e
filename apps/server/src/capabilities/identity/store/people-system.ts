import type pg from 'pg'

/** Someone who might be signing in. */
export interface Candidate {
  personId: string
  organisationId: string
  /** `null` when they have no password. */
  hash: string | null
}

/** As the system, before it is known who asks: the active people with this address, the oldest first. */
export async function findCandidates(system: pg.Pool, email: string): Promise<Candidate[]> {
  // PostgreSQL takes no such character, so that nobody has it.
  if (email.includes('\0')) return []
  const { rows } = await system.query<Candidate>({
    name: 'candidates-by-email',
    text: `select person.id as "personId", person.organisation_id as "organisationId", password.hash
             from person left join password on password.person_id = person.id
            where person.email = $1 and person.state = 'active' and person.home_person_id is null
            order by person.id limit 4`,
    values: [email],
  })
  return rows
}

/** As the system: a person of a demonstration organisation; nobody of any other. */
export async function findDemonstrationPerson(
  system: pg.Pool,
  personId: string,
): Promise<{ personId: string; organisationId: string } | undefined> {
  const { rows } = await system.query<{ personId: string; organisationId: string }>({
    name: 'demonstration-person',
    text: `select person.id as "personId", person.organisation_id as "organisationId"
             from person join organisation on organisation.organisation_id = person.organisation_id
            where person.id = $1 and person.state = 'active' and person.home_person_id is null
              and organisation.demonstration`,
    values: [personId],
  })
  return rows[0]
}

export interface DemonstrationPerson {
  personId: string
  name: string
  email: string
  profession: string
  grade: string | null
  place: string | null
  organisationName: string
}

/** As the system, for the sign-in page: everyone of a demonstration organisation who can sign in, by name. */
export async function readDemonstrationPeople(system: pg.Pool): Promise<DemonstrationPerson[]> {
  const { rows } = await system.query<DemonstrationPerson>({
    name: 'demonstration-people',
    text: `select person.id as "personId", person.name, person.email, person.profession, person.grade,
                  coalesce(place.name, site.name) as place, organisation.name as "organisationName"
             from person
             join organisation on organisation.organisation_id = person.organisation_id
             left join place on place.id = person.place_id
             left join site on site.id = person.site_id
            where organisation.demonstration and person.state = 'active' and person.home_person_id is null
            order by person.name collate "C", person.id limit 200`,
    values: [],
  })
  return rows
}

/** As the system, for the server's command line: everyone with this address, of every organisation. */
export async function findPeopleByEmail(
  system: pg.Pool,
  email: string,
): Promise<
  {
    personId: string
    organisationId: string
    organisationName: string
    name: string
    suspended: boolean
  }[]
> {
  const { rows } = await system.query({
    name: 'people-by-email',
    text: `select person.id as "personId", person.organisation_id as "organisationId",
                  organisation.name as "organisationName", person.name, person.state = 'suspended' as suspended
             from person join organisation on organisation.organisation_id = person.organisation_id
            where person.email = $1 and person.home_person_id is null order by organisation.name, person.id`,
    values: [email],
  })
  return rows
}
