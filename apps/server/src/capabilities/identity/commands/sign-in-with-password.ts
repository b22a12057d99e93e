import { api } from '@baton/contract'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { hashPassword, isHashedOtherwise, isPassword } from '../sign-in/password-hash.ts'
import { startSession } from '../sign-in/start-session.ts'
import { rehashPassword } from '../store/passwords.ts'
import { type Candidate, findCandidates } from '../store/people-system.ts'

export function signInWithPassword(identity: Identity): Handler {
  return handleDirectly(api.identity.signInWithPassword, async (request, { email, password, device }) => {
    const attempt = await beginAttempt(identity, { account: email, address: request.caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const found = await recognise(await findCandidates(identity.database.system, email), password)
    if (found === null) {
      identity.log.info({ commandId: request.commandId }, 'sign-in refused')
      return refuse('sign-in-failed')
    }
    await attempt.succeeded()
    await rehash(identity, found, password)
    const { personId, organisationId } = found
    return startSession(identity, request, {
      personId,
      organisationId,
      method: 'password',
      operation: api.identity.signInWithPassword.name,
      device,
    })
  })
}

/** Whose password it is. It takes as long when there is nobody (IDN7). */
async function recognise(candidates: Candidate[], password: string): Promise<Candidate | null> {
  const tried = candidates.length > 0 ? candidates : [null]
  let found: Candidate | null = null
  for (const candidate of tried) {
    if ((await isPassword(candidate?.hash ?? null, password)) && found === null) found = candidate
  }
  return found
}

async function rehash(identity: Identity, { personId, organisationId, hash }: Candidate, password: string) {
  if (hash === null || !isHashedOtherwise(hash)) return
  const renewed = await hashPassword(password)
  await inTransaction(identity.database.app, organisationId, async (transaction) =>
    rehashPassword(transaction, personId, hash, renewed),
  )
}
