import { z } from 'zod'
import { nothing, query } from '../../operation.ts'
import { id, position } from '../../values.ts'
import { meeting } from '../meeting.ts'

// What every first page holds, in a file of its own: the other operations come with the pages that name them.

export const listMine = query('calls.listMine', {
  summary:
    'What rings, what goes on, what I missed and have not seen, and what I am asked to in the next 8 weeks',
  input: nothing,
  /** `position` is that of my own stream. By the time at which they begin, the earliest first. */
  output: z.strictObject({ meetings: z.array(meeting), position }),
})

export const open = query('calls.open', {
  summary: 'One meeting that I may see, also when it has ended',
  input: z.strictObject({ meetingId: id }),
  output: z.strictObject({ meeting }),
  refusals: ['not-found'],
})
