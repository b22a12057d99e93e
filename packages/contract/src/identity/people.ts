import { z } from 'zod'
import { id, typedText } from '../values.ts'

export const personName = typedText({ max: 120 })
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address'))
/** A telephone or bleep number as people write it: digits, spaces, `+`, `#`, brackets, "ext". */
export const telephoneNumber = z
  .string()
  .trim()
  .max(40)
  .regex(/^[0-9+#*(][0-9+#*() .-]*(?:(?:x|ext\.?)\s?[0-9]+)?$/i, 'is not a telephone number')
export const bleepNumber = z
  .string()
  .trim()
  .max(20)
  .regex(/^[0-9#*-]+$/, 'is not a bleep number')

export const contact = z.strictObject({
  telephone: telephoneNumber.nullable(),
  bleep: bleepNumber.nullable(),
})
export type Contact = z.infer<typeof contact>

export const organisation = z.strictObject({ id, name: z.string() })
export type Organisation = z.infer<typeof organisation>

/** What everyone in the organisation may know of a member of staff: enough to find, recognise and reach them. */
export const person = z.strictObject({
  id,
  name: z.string(),
  /** Nurse, Doctor, Pharmacist, … */
  profession: z.string(),
  /** Staff nurse, Specialty registrar, … */
  grade: z.string().nullable(),
  specialty: z.string().nullable(),
  email: z.string(),
  contact: z.strictObject({ telephone: z.string().nullable(), bleep: z.string().nullable() }),
  /** Where they mostly work; names are in `listPlaces`. */
  siteId: id.nullable(),
  placeId: id.nullable(),
  /** A suspended person keeps their name on what they wrote, and can no longer sign in or be written to. */
  state: z.enum(['active', 'suspended']),
  /** Whom to ask for access. */
  administrator: z.boolean(),
  /** Of a visitor: the connected organisation whose person they are; shown wherever their name is. Not of a colleague. */
  visitorFrom: organisation.optional(),
})
export type Person = z.infer<typeof person>

/** Who is signed in, and what the server would let them do (the screen never re-implements a rule). */
export const me = z.strictObject({
  person,
  organisation,
  sessionId: id,
  administrator: z.boolean(),
  demonstration: z.boolean(),
  /** When the session ends in any case, and after how many minutes without use it ends before that. */
  session: z.strictObject({ endsAt: z.iso.datetime(), idleMinutes: z.int() }),
})
export type Me = z.infer<typeof me>
