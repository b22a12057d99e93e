import { api } from '@baton/contract'
import { refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { hashAccessCode } from '../sign-in/new-access-code.ts'
import { hashPassword } from '../sign-in/password-hash.ts'
import { refuseWeakPassword } from '../sign-in/refuse-weak-password.ts'
import { startSession } from '../sign-in/start-session.ts'
import { findCodeHolder, takeAccessCode } from '../store/access-codes.ts'
import { savePassword } from '../store/passwords.ts'

export function useAccessCode(identity: Identity): Handler {
  return handleDirectly(api.identity.useAccessCode, async (request, { code, password, device }) => {
    const attempt = await beginAttempt(identity, { account: null, address: request.caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const codeHash = hashAccessCode(code)
    const holder = await findCodeHolder(identity.database.system, codeHash, request.at)
    if (holder === undefined) return refuse('access-code-failed')
    const weak = refuseWeakPassword('password', password, [
      holder.name,
      holder.email,
      holder.organisationName,
    ])
    if (weak !== null) return weak
    const hash = await hashPassword(password)
    await attempt.succeeded()
    const { personId, organisationId } = holder
    return startSession(identity, request, {
      personId,
      organisationId,
      method: 'access-code',
      operation: api.identity.useAccessCode.name,
      device,
      async also(transaction) {
        if (!(await takeAccessCode(transaction, codeHash, request.at))) return false
        savePassword(transaction, { personId, organisationId, hash, setAt: request.at })
        return true
      },
    })
  })
}
