import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import { findByCode } from '../affiliations/find-by-code.ts'
import type { Identity } from '../identity.ts'
import { areAffiliated } from '../store/affiliations.ts'

/** A command, although it changes nothing: a code does not travel in an address. */
export function checkInvitation(identity: Identity): Handler {
  return handleDirectly(api.identity.checkInvitation, async ({ caller, at }, { code }) => {
    const { viewer } = caller
    if (viewer === null) return refuse('not-signed-in')
    const found = await findByCode(identity, caller, { code, by: viewer.organisationId, at })
    if (typeof found === 'string') return refuse(found)
    const { organisation, expiresAt } = found
    if (await areAffiliated(identity.database.system, viewer.organisationId, organisation.id))
      return refuse('already-exists')
    return answer({ organisation, expiresAt: expiresAt.toISOString() })
  })
}
