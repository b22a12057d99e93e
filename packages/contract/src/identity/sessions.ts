import { z } from 'zod'
import { id, moment, typedText } from '../values.ts'

/** What the list of my devices calls one. */
export const deviceName = typedText({ max: 80 })

/** The ways to sign in, in the order in which a screen should offer them. */
export const signInMethod = z.enum(['passkey', 'password'])

/** A device on which I am signed in. */
export const session = z.strictObject({
  id,
  device: z.string(),
  startedAt: moment,
  /** To the minute. */
  lastActiveAt: moment,
  endsAt: moment,
  /** Whether it is the one that asks. */
  current: z.boolean(),
})
export type Session = z.infer<typeof session>

export const passkey = z.strictObject({
  id,
  name: z.string(),
  addedAt: moment,
  lastUsedAt: moment.nullable(),
  /** Whether it is kept by the platform's account on several devices, or lives on one. */
  synced: z.boolean(),
})
export type Passkey = z.infer<typeof passkey>

/** A code with which a person chooses a password and signs in, once. Shown to the administrator once; never again. */
export const accessCode = z.strictObject({
  code: z.string(),
  /** The page that takes the code, with the code behind `#`, so that no server's log ever holds it. */
  link: z.string(),
  expiresAt: moment,
})
export type AccessCode = z.infer<typeof accessCode>

/** The path of the page that takes an access code: `/welcome#<code>`. */
export const welcomePath = '/welcome'

/** Fewest characters of a password; there is no rule about which ones (NCSC, NIST SP 800-63B). */
export const shortestPassword = 12
/** A password that is being chosen. Whether it is too common is the server's to say (`bad-input`). */
export const newPassword = z
  .string()
  .max(256)
  .refine((text) => [...text].length >= shortestPassword, `must have at least ${shortestPassword} characters`)

/** Set (to anything) on requests that the client makes by itself: they do not keep a session from going idle. */
export const backgroundHeader = 'baton-background'
