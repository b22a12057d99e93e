import { z } from 'zod'
import { notice } from './notify.ts'

/** On a person's own stream. */
export const notifyPersonEvents = {
  /** Something to show now, and to keep nothing of: a test of my channels, a channel that is dead. */
  'notice.raised': z.strictObject({ notice }),
} as const
