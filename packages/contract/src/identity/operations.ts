import { z } from 'zod'
import { command, done, nothing, query } from '../operation.ts'
import { id } from '../values.ts'
import { me, person } from './people.ts'

/** Who is signed in here. */
export const whoAmI = query('identity.me', {
  summary: 'Who is signed in, and what they may do',
  input: nothing,
  output: me,
})

export const peopleByIds = query('identity.peopleByIds', {
  summary: 'People by their ids, for showing names; ids that are not here are left out',
  input: z.strictObject({
    ids: z
      .string()
      .max(37 * 200)
      .transform((list) => list.split(','))
      .pipe(z.array(id).min(1).max(200)),
  }),
  output: z.strictObject({ people: z.array(person) }),
})

export const signInWithPassword = command('identity.signInWithPassword', {
  summary: 'Sign in with an e-mail address and a password',
  caller: 'anyone',
  input: z.strictObject({
    email: z.string().trim().toLowerCase().max(254),
    password: z.string().min(1).max(1024),
    /** What the list of my devices calls this one. */
    device: z.string().trim().max(80).optional(),
  }),
  output: me,
  refusals: ['sign-in-failed', 'too-many-attempts'],
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
