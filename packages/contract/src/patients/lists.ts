import { z } from 'zod'
import { id, typedText } from '../values.ts'
import { patient } from './patient.ts'

export const listName = typedText({ max: 60 })
/** Most patients on one list. */
export const longestList = 300

/** Marks a patient on a list; each has a name that is read out, as colour alone says nothing. */
export const mark = z.enum(['red', 'amber', 'green', 'blue', 'purple'])
export type Mark = z.infer<typeof mark>

/** Whose a list is: one person's own, or a team's. */
export const listOwner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id }),
  z.strictObject({ kind: z.literal('team'), id }),
])

export const listEntry = z.strictObject({
  patient,
  mark: mark.nullable(),
  /** A line of one's own, such as "chase CT". */
  note: z.string().nullable(),
})
export type ListEntry = z.infer<typeof listEntry>

/** A list as the overview shows it. */
export const listSummary = z.strictObject({
  id,
  name: z.string(),
  owner: listOwner,
  count: z.int().min(0),
  /** Who else sees it; who owns it changes it, and so does a team it is shared with. */
  sharedWith: z.strictObject({ personIds: z.array(id), teamIds: z.array(id) }),
  mayChange: z.boolean(),
  version: z.int().min(1),
})
export type ListSummary = z.infer<typeof listSummary>

/** A list of patients that people build, in the order that they gave it. */
export const patientList = listSummary.omit({ count: true }).extend({ entries: z.array(listEntry) })
export type PatientList = z.infer<typeof patientList>
