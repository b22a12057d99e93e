import { z } from 'zod'
import { organisation, person } from './people.ts'
import { place, site } from './places.ts'
import { team } from './teams.ts'

/** On the organisation's stream. Each carries the whole thing, as it is when sent: it replaces what one held. */
export const organisationEvents = {
  /** Added, changed, suspended, reinstated, made an administrator or no longer one. */
  'person.changed': z.strictObject({ person }),
  /** Added, renamed, or with other members. */
  'team.changed': z.strictObject({ team }),
  'site.changed': z.strictObject({ site }),
  'place.changed': z.strictObject({ place }),
  /** The organisations that this one is connected with: all of them. */
  'affiliations.changed': z.strictObject({ organisations: z.array(organisation) }),
} as const
