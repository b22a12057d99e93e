import { z } from 'zod'
import { crashCall } from './crash.ts'

/** On the own stream of whoever raised it, was called, or coordinates. */
export const crashPersonEvents = {
  /** Raised, delivered, answered, arrived, stood down: it replaces what one held. */
  'crash.changed': z.strictObject({ call: crashCall }),
} as const
