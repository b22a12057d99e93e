import { z } from 'zod'
import { command, nothing, query } from '../../operation.ts'
import { id, moment, typedText } from '../../values.ts'
import { override } from '../duty.ts'

export const declareOverride = command('duty.declareOverride', {
  summary:
    'Major incident: let named people be reached although they are off duty, with a reason, for at most a day',
  input: z.strictObject({
    reason: typedText({ min: 10, max: 300 }),
    personIds: z.array(id).min(1).max(500),
    until: moment,
  }),
  output: z.strictObject({ override }),
  refusals: ['not-found', 'not-allowed'],
})

export const endOverride = command('duty.endOverride', {
  summary: 'End a major-incident override',
  input: z.strictObject({ overrideId: id }),
  output: z.strictObject({ override }),
  refusals: ['not-found', 'no-longer-possible'],
})

export const listOverrides = query('duty.listOverrides', {
  summary: 'Overrides, newest first, with who declared them and why',
  input: nothing,
  output: z.strictObject({ overrides: z.array(override) }),
})
