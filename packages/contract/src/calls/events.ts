import { z } from 'zod'
import { meeting } from './meeting.ts'

/** On the own stream of everyone who was asked to a meeting, and of whoever arranged it. */
export const callPersonEvents = {
  /** Rang, answered, missed, arranged, changed, somebody came or went, ended: it replaces what one held. */
  'calls.changed': z.strictObject({ meeting }),
  /** They were taken off it: it is not theirs to see any more. */
  'calls.withdrawn': z.strictObject({ meetingId: meeting.shape.id }),
} as const
