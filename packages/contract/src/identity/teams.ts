import { z } from 'zod'
import { id, typedText } from '../values.ts'

export const teamName = typedText({ max: 80 })
export const teamKind = z.enum(['ward', 'department', 'on-call', 'mdt', 'practice', 'care-home', 'other'])
/** Most people that a team may have. */
export const largestTeam = 500

/** A team as a list shows it. */
export const teamSummary = z.strictObject({
  id,
  name: z.string(),
  kind: teamKind,
  siteId: id.nullable(),
  placeId: id.nullable(),
  memberCount: z.int().min(0),
})
export type TeamSummary = z.infer<typeof teamSummary>

/** A team with its members, also those who are suspended, in the order of their ids. */
export const team = teamSummary.omit({ memberCount: true }).extend({ memberIds: z.array(id) })
export type Team = z.infer<typeof team>
