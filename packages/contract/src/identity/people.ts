import { z } from 'zod'
import { id } from '../values.ts'

/** What everyone in the organisation may know of a member of staff: enough to find and recognise them. */
export const person = z.strictObject({
  id,
  name: z.string(),
  /** Nurse, Doctor, Pharmacist, … */
  profession: z.string(),
  /** Staff nurse, Specialty registrar, … */
  grade: z.string().nullable(),
  specialty: z.string().nullable(),
  state: z.enum(['active', 'suspended']),
})
export type Person = z.infer<typeof person>

export const organisation = z.strictObject({ id, name: z.string() })
export type Organisation = z.infer<typeof organisation>

/** Who is signed in, and what the server would let them do (the screen never re-implements a rule). */
export const me = z.strictObject({
  person,
  organisation,
  sessionId: id,
  administrator: z.boolean(),
  demonstration: z.boolean(),
})
export type Me = z.infer<typeof me>
