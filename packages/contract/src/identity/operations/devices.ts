import { z } from 'zod'
import { command, done, nothing, query } from '../../operation.ts'
import { id, moment } from '../../values.ts'
import { passkeyCreationOptions, passkeyCreationResponse } from '../passkey-ceremony.ts'
import { deviceName, newPassword, passkey, session } from '../sessions.ts'

export const listMySessions = query('identity.listMySessions', {
  summary: 'Where I am signed in: this device first, then by last use',
  input: nothing,
  output: z.strictObject({ sessions: z.array(session) }),
})

export const endSession = command('identity.endSession', {
  summary: 'Sign out another device of mine, or this one',
  input: z.strictObject({ sessionId: id }),
  output: done,
  refusals: ['not-found'],
})

export const endOtherSessions = command('identity.endOtherSessions', {
  summary: 'Sign out every device of mine but this one',
  input: nothing,
  output: z.strictObject({ ended: z.int().min(0) }),
})

export const listPasskeys = query('identity.listPasskeys', {
  summary: 'My passkeys, and since when I have my password, if I have one',
  input: nothing,
  output: z.strictObject({ passkeys: z.array(passkey), passwordSetAt: moment.nullable() }),
})

export const beginPasskeyRegistration = command('identity.beginPasskeyRegistration', {
  summary: 'Begin to add a passkey; valid for 5 minutes, once, in this session',
  input: nothing,
  output: z.strictObject({ options: passkeyCreationOptions }),
})

export const finishPasskeyRegistration = command('identity.finishPasskeyRegistration', {
  summary: 'Add the passkey that this device made',
  input: z.strictObject({ response: passkeyCreationResponse, name: deviceName }),
  output: z.strictObject({ passkey }),
  refusals: ['passkey-failed', 'already-exists'],
})

export const removePasskey = command('identity.removePasskey', {
  summary: 'Remove a passkey of mine',
  input: z.strictObject({ passkeyId: id }),
  output: done,
  refusals: ['not-found', 'only-way-in'],
})

/** A wrong current password is `bad-input` at `currentPassword`; a password that many people use at `newPassword`. */
export const changePassword = command('identity.changePassword', {
  summary: 'Choose another password; my other devices are signed out',
  input: z.strictObject({
    /** Left out by someone who has none yet. */
    currentPassword: z.string().max(1024).optional(),
    newPassword,
  }),
  output: done,
  refusals: ['too-many-attempts'],
})
