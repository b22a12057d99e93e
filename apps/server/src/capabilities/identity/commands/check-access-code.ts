import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { hashAccessCode } from '../sign-in/new-access-code.ts'
import { findCodeHolder } from '../store/access-codes.ts'

/** A command, although it changes nothing: a code does not travel in an address. */
export function checkAccessCode(identity: Identity): Handler {
  return handleDirectly(api.identity.checkAccessCode, async ({ caller, at }, { code }) => {
    const attempt = await beginAttempt(identity, { account: null, address: caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const holder = await findCodeHolder(identity.database.system, hashAccessCode(code), at)
    if (holder === undefined) return refuse('access-code-failed')
    await attempt.succeeded()
    const { name, email, organisationName } = holder
    return answer({ name, email, organisationName })
  })
}
