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
  const { rows } = await system.query<Candidate>({
    name: 'candidates-by-email',
    text: `select person.id as "personId", person.organisation_id as "organisationId", password.hash
             from person left join password on password.person_id = person.id
            where person.email = $1 and person.state = 'active'
            order by person.id limit 4`,
    values: [email],
  })
  return rows
}
