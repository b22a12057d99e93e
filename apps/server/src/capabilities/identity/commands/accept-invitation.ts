import { api } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'
import { agree } from '../affiliations/agree.ts'
import { findByCode } from '../affiliations/find-by-code.ts'
import { levelAffiliations } from '../affiliations/level-affiliations.ts'
import type { Identity } from '../identity.ts'
import { readAffiliations } from '../store/affiliations.ts'
import { readOrganisation } from '../store/organisations.ts'

/**
 * Makes its own transactions because it writes in two organisations. Asked again it finds what it wrote: an agreement of
 * this very invitation is its answer, not a refusal.
 */
export function acceptInvitation(identity: Identity): Handler {
  return handleDirectly(api.identity.acceptInvitation, async ({ caller, at, commandId }, { code }) => {
    const { viewer } = caller
    if (viewer === null) return refuse('not-signed-in')
    const found = await findByCode(identity, caller, { code, by: viewer.organisationId, at })
    if (typeof found === 'string') return refuse(found)
    const { id, name } = await inSnapshot(identity.database.app, viewer.organisationId, readOrganisation)
    const accepting = { organisation: { id, name }, personId: viewer.personId, commandId, at }
    const kept = await agree(identity, accepting, found)
    if (kept === 'connected') return refuse('already-exists')
    if (kept === 'used') return refuse('access-code-failed')
    await levelAffiliations(identity)
    const affiliation = await affiliationWith(identity, viewer, found.organisation.id)
    // Somebody was quicker to end it.
    return affiliation === undefined ? refuse('access-code-failed') : answer({ affiliation })
  })
}

async function affiliationWith({ database }: Identity, { organisationId }: Viewer, otherId: string) {
  const affiliations = await inSnapshot(database.app, organisationId, readAffiliations)
  return affiliations.find(({ organisation }) => organisation.id === otherId)
}
