import type { Acting } from '../../../platform/operations/acting.ts'
import type { Change } from '../../../platform/operations/change.ts'

/** What opening, joining and leaving need of whoever changes something: a command, or the server by itself. */
export type Changing = Pick<Change, 'transaction' | 'streams' | 'at' | 'append' | 'audit'> & {
  readonly viewer: { readonly organisationId: string; readonly personId: string | null }
}

/** Changes something for whoever acts, in their transaction; what nobody did is audited as the system's. */
export function changingFor(acting: Acting, operation: string): Changing {
  const { transaction, streams, organisationId, personId, at } = acting
  return {
    transaction,
    streams,
    at,
    viewer: { organisationId, personId },
    append: (ref, event) => streams.append(ref, event, { organisationId, personId, at }),
    audit(ref, { subjects, commitment }) {
      streams.audit({
        at,
        organisationId,
        streamId: ref.id,
        actor: personId ?? 'system:messaging',
        action: operation,
        subjects,
        commandId: null,
        commitment: commitment ?? null,
      })
    },
  }
}
