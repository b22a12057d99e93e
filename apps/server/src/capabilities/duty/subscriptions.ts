import { z } from 'zod'
import { followOrganisations } from '../../platform/streams/follow-organisations.ts'
import { loseDuty } from './commands/lose-duty.ts'
import type { DutyParts } from './parts.ts'

const storedPerson = z.object({ personId: z.string() })

/** Follows what happens to people, so that whoever is suspended holds nothing and is off duty (DUT12). */
export function followPeople(parts: DutyParts) {
  const { database, clock, log } = parts
  return followOrganisations({
    database,
    clock,
    log,
    name: 'duty/people',
    async act({ type, data, organisationId }) {
      if (type !== 'person.changed') return
      await loseDuty(parts, { organisationId, personId: storedPerson.parse(data).personId })
    },
  })
}
