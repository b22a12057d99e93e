import { z } from 'zod'

/**
 * Every way in which Baton can say no, with the sentence a person reads and what they can do next.
 * A refusal is a value, never an exception. The server's `http/status-of-refusal.ts` alone maps codes to HTTP.
 */
export const refusals = {
  'not-signed-in': {
    title: 'You are not signed in.',
    next: 'Sign in and try again. What you wrote is kept.',
  },
  'sign-in-failed': {
    title: 'The e-mail address or password is not right.',
    next: 'Check both and try again, or ask your administrator to reset your access.',
  },
  'too-many-attempts': { title: 'Too many attempts.', next: 'Wait a minute, then try again.' },
  // Absent and forbidden are one answer, so that a stranger learns nothing (SEC-2).
  'not-found': { title: 'This is not here, or is not yours to see.', next: 'Go back and look for it again.' },
  'not-allowed': { title: 'You may not do this.', next: 'Ask your administrator if you think you should.' },
  'bad-input': {
    title: 'Something in this is not right.',
    next: 'Correct the parts that are marked and try again.',
  },
  'too-large': { title: 'This is too large.', next: 'Make it shorter and try again.' },
  conflict: {
    title: 'This was already used for something else.',
    next: 'Reload to see what was done, then try again.',
  },
  'no-longer-possible': { title: 'This is no longer possible.', next: 'Reload to see what has changed.' },
  'already-exists': {
    title: 'This exists already.',
    next: 'Use the one that is there, or choose another name.',
  },
  'passkey-failed': {
    title: 'The passkey could not be checked.',
    next: 'Try again, or sign in with your password.',
  },
  'access-code-failed': {
    title: 'This code is not right, was used, or is too old.',
    next: 'Check it, or ask your administrator for another one.',
  },
  'only-way-in': {
    title: 'This is your only way to sign in.',
    next: 'Add another passkey or choose a password first.',
  },
  'last-administrator': {
    title: 'This is the only administrator.',
    next: 'Make another person an administrator first.',
  },
  'off-duty': {
    title: 'This needs somebody who is on duty.',
    next: 'Sign on first, or choose someone who is on duty or the role that covers.',
  },
  'on-leave': {
    title: 'The rota says that this person is away then.',
    next: 'Take the absence off the rota first if that is no longer so.',
  },
  'role-is-held': {
    title: 'Somebody holds this role.',
    next: 'Ask them to hand it over, or take it: they are told that you did.',
  },
  'role-must-be-covered': {
    title: 'This role must always have a holder.',
    next: 'Hand it over to a colleague first.',
  },
  'urgent-items-open': {
    title: 'You hold urgent items that are not done.',
    next: 'Finish them or hand them to a colleague first.',
  },
  'already-accepted': {
    title: 'Somebody has accepted this.',
    next: 'See who it is, and ring them if you must.',
  },
  'nobody-there': {
    title: 'Nobody who is on duty can be reached there.',
    next: 'Choose another role or person, or telephone.',
  },
  'no-relationship': {
    title: 'Nothing here connects you with this patient.',
    next: 'If you need to see them now, say why: it is recorded and reviewed.',
  },
  'file-not-taken': {
    title: 'This type of file is not taken.',
    next: 'Save it as a PDF, a picture or a document of today, then add that.',
  },
  'no-room': {
    title: 'There is no room for this file.',
    next: 'Remove what is no longer needed, or ask your administrator for more room.',
  },
  'other-patient': {
    title: 'This file shows another patient.',
    next: 'Check whom it shows. It can only go where that patient is meant.',
  },
  unavailable: {
    title: 'Baton cannot reach its database.',
    next: 'What you wrote is kept and sent when Baton is back. If it is urgent, telephone.',
  },
  'internal-error': {
    title: 'Baton made a mistake.',
    next: 'Try again. If it happens again, tell your administrator.',
  },
} as const

export type RefusalCode = keyof typeof refusals

export const refusalCode = z.enum(Object.keys(refusals) as [RefusalCode, ...RefusalCode[]])

/** What crosses the wire when the answer is no (over HTTP as RFC 9457 `application/problem+json`). */
export const refusal = z.strictObject({
  code: refusalCode,
  title: z.string(),
  next: z.string(),
  /** Which part of the input, and why, for `bad-input`. Never repeats what was sent. */
  details: z.array(z.strictObject({ path: z.string(), problem: z.string() })).optional(),
})
export type Refusal = z.infer<typeof refusal>
