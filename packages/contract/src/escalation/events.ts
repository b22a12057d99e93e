import { z } from 'zod'
import { escalation } from './escalation.ts'

/** On the own stream of whoever raised it, was paged, looks on, or coordinates. */
export const escalationPersonEvents = {
  /** Raised, next rung, delivered, seen, accepted, declined, exhausted, done, cancelled: it replaces what one held. */
  'escalation.changed': z.strictObject({ escalation }),
} as const
