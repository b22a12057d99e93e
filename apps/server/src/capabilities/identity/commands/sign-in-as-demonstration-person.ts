import { api } from '@baton/contract'
import { refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { beginAttempt } from '../sign-in/attempts.ts'
import { startSession } from '../sign-in/start-session.ts'
import { findDemonstrationPerson } from '../store/people-system.ts'

export function signInAsDemonstrationPerson(identity: Identity): Handler {
  return handleDirectly(api.identity.signInAsDemonstrationPerson, async (request, { personId, device }) => {
    if (identity.demo === 'off') return refuse('not-found')
    const attempt = await beginAttempt(identity, { account: null, address: request.caller.address })
    if (attempt === null) return refuse('too-many-attempts')
    const person = await findDemonstrationPerson(identity.database.system, personId)
    if (person === undefined) return refuse('not-found')
    await attempt.succeeded()
    return startSession(identity, request, {
      ...person,
      method: 'demonstration',
      operation: api.identity.signInAsDemonstrationPerson.name,
      device,
    })
  })
}
