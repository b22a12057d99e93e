import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { levelAffiliations } from '../affiliations/level-affiliations.ts'
import { tellAffiliations } from '../affiliations/tell.ts'
import type { Identity } from '../identity.ts'
import { endAffiliations } from '../store/affiliations.ts'

/** Ends this side's row, which alone ends it; the other side's follows, at the latest by the watch (AFF3). */
export function endAffiliation(identity: Identity): Handler {
  return handleCommand(api.identity.endAffiliation, async (change, { affiliationId }) => {
    const { transaction, streams, viewer, at } = change
    const organisation = { kind: 'organisation', id: viewer.organisationId } as const
    await change.lock(organisation.id)
    const [ended] = await endAffiliations(transaction, [affiliationId], at)
    if (ended === undefined) return refuse('not-found')
    await tellAffiliations({ transaction, streams, act: actingIn(change) })
    change.audit(organisation, {
      subjects: [
        { kind: 'affiliation', id: affiliationId },
        { kind: 'organisation', id: ended.otherId },
      ],
    })
    change.afterCommit(() => {
      identity.sessions.disconnected()
      levelAffiliations(identity).catch((error: unknown) => {
        identity.log.warn(
          { affiliationId, err: error },
          'the other side was not told at once that it is ended',
        )
      })
    })
    return answer({})
  })
}
