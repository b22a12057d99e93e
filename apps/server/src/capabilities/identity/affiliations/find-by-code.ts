import type { Caller } from '../../../platform/operations/viewer.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { hashAccessCode } from '../sign-in/new-access-code.ts'
import { type Found, findInvitation } from '../store/invitations.ts'

/** The invitation of a code that somebody typed, or why there is none; guesses are counted (AFF2). */
export async function findByCode(
  identity: Identity,
  { address }: Pick<Caller, 'address'>,
  { code, by, at }: { code: string; by: string; at: Date },
): Promise<Found | 'too-many-attempts' | 'access-code-failed' | 'already-exists'> {
  const attempt = await beginAttempt(identity, { account: null, address, door: 'invitation' })
  if (attempt === null) return 'too-many-attempts'
  const invitation = await findInvitation(identity.database.system, hashAccessCode(code), at)
  if (invitation === undefined || (invitation.usedBy !== null && invitation.usedBy !== by))
    return 'access-code-failed'
  await attempt.succeeded()
  return invitation.organisation.id === by ? 'already-exists' : invitation
}
