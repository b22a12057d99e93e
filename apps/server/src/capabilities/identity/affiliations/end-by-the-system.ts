import { endAffiliations } from '../store/affiliations.ts'
import type { Writing } from './tell.ts'

/** Ends what nobody of the organisation ended: the other side did, or it never came into force. */
export async function endByTheSystem(
  { transaction, streams, act }: Writing,
  ids: readonly string[],
): Promise<void> {
  const { organisationId, at } = act
  for (const { id, otherId } of await endAffiliations(transaction, ids, at)) {
    streams.audit({
      at,
      organisationId,
      streamId: organisationId,
      actor: 'system:affiliations',
      action: 'identity.endAffiliation',
      subjects: [
        { kind: 'affiliation', id },
        { kind: 'organisation', id: otherId },
      ],
      commandId: null,
      commitment: null,
    })
  }
}
