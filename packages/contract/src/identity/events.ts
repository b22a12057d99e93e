import { z } from 'zod'
import { person } from './people.ts'

/** On the organisation's stream. */
export const organisationEvents = {
  'person.changed': z.strictObject({ person }),
} as const
