import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { readAffiliated } from '../store/affiliations.ts'
import { findVisitsOf } from '../store/visitors.ts'

/** Reads as the system who the viewer is elsewhere: nobody else, and only where the two are connected. */
export function listVisits({ database }: Identity): Handler {
  return handleQuery(api.identity.listVisits, async ({ transaction, viewer }) => {
    const organisations = await readAffiliated(transaction)
    const visits = await findVisitsOf(database.system, viewer.organisationId, [viewer.personId])
    const mine = new Map(visits.map(({ organisationId, personId }) => [organisationId, personId]))
    return answer({
      organisations,
      visits: organisations.flatMap((organisation) => {
        const personId = mine.get(organisation.id)
        return personId === undefined ? [] : { organisation, personId }
      }),
    })
  })
}
