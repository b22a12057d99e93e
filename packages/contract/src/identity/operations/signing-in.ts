import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id } from '../../values.ts'
import { passkeyRequestOptions, passkeyRequestResponse } from '../passkey-ceremony.ts'
import { me, organisation, person } from '../people.ts'
import { deviceName, newPassword, signInMethod } from '../sessions.ts'

const device = deviceName.optional()

/** What the sign-in page shows before anyone has said who they are. */
export const signInOptions = query('identity.signInOptions', {
  summary: 'What the sign-in page offers here',
  caller: 'anyone',
  input: nothing,
  output: z.strictObject({
    /** `null` when several organisations share this server. */
    organisationName: z.string().nullable(),
    methods: z.array(signInMethod),
    /** Only in the demonstration: its people, whom anyone may sign in as. Those worth trying first come first. */
    demonstration: z
      .strictObject({
        people: z.array(
          z.strictObject({
            personId: id,
            name: z.string(),
            /** "Staff nurse, Ward 7". */
            description: z.string(),
            organisationName: z.string(),
            /** What to try in a minute; empty for most. */
            suggestions: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
  }),
})

export const signInWithPassword = command('identity.signInWithPassword', {
  summary: 'Sign in with an e-mail address and a password',
  caller: 'anyone',
  input: z.strictObject({
    email: z.string().trim().toLowerCase().max(254),
    password: z.string().min(1).max(1024),
    device,
  }),
  output: me,
  refusals: ['sign-in-failed', 'too-many-attempts'],
})

export const beginPasskeySignIn = command('identity.beginPasskeySignIn', {
  summary: 'Begin to sign in with a passkey; valid for 5 minutes, once',
  caller: 'anyone',
  input: nothing,
  output: z.strictObject({ options: passkeyRequestOptions }),
  refusals: ['too-many-attempts'],
})

export const finishPasskeySignIn = command('identity.finishPasskeySignIn', {
  summary: 'Sign in with what the passkey answered',
  caller: 'anyone',
  input: z.strictObject({ response: passkeyRequestResponse, device }),
  output: me,
  refusals: ['passkey-failed', 'too-many-attempts'],
})

/** Refused `not-found` for anyone who is not of the demonstration organisation. */
export const signInAsDemonstrationPerson = command('identity.signInAsDemonstrationPerson', {
  summary: 'Sign in as one of the people of the demonstration hospital',
  caller: 'anyone',
  input: z.strictObject({ personId: id, device }),
  output: me,
  refusals: ['not-found', 'too-many-attempts'],
})

const code = z.string().trim().min(1).max(80)

export const checkAccessCode = command('identity.checkAccessCode', {
  summary: 'Whom a one-time code is for; does not use it up',
  caller: 'anyone',
  input: z.strictObject({ code }),
  output: z.strictObject({
    name: person.shape.name,
    email: person.shape.email,
    organisationName: organisation.shape.name,
  }),
  refusals: ['access-code-failed', 'too-many-attempts'],
})

export const useAccessCode = command('identity.useAccessCode', {
  summary: 'Choose a password with a one-time code, and sign in',
  caller: 'anyone',
  input: z.strictObject({ code, password: newPassword, device }),
  output: me,
  refusals: ['access-code-failed', 'too-many-attempts'],
})

/** Who is signed in here. */
export const whoAmI = query('identity.me', {
  summary: 'Who is signed in, and what they may do',
  input: nothing,
  output: me,
})

export const signOut = command('identity.signOut', {
  summary: 'Sign out of this device',
  input: nothing,
  output: done,
})

/** A ticket opens one socket within 30 s, once, for the session that asked for it (SEC-4). */
export const issueTicket = command('identity.issueTicket', {
  summary: 'A single-use ticket with which this session opens its socket',
  input: nothing,
  output: z.strictObject({ ticket: z.string() }),
})
